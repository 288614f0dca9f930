import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "@sonica/cloud/src/failures.ts";
import { parseLrc } from "@sonica/cloud/src/lyrics/lrc.ts";
import { readLyrics } from "@sonica/cloud/src/lyrics/read-lyrics.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixturePath } from "./support/fixtures.ts";
import { id3Tag, sylt, uslt } from "./support/id3.ts";
import { scratchFolder } from "./support/scratch-folder.ts";

const texts = (lrc: string) => parseLrc(lrc).map(({ seconds, text }) => [seconds, text]);

describe("LRC", () => {
  it("gives the lines in order of their times, each as often as it has stamps", () => {
    const lrc = "[00:20.00][00:05.50]refrain\n[00:12.00]verse\n[00:15.00]\n";
    expect(texts(lrc)).toEqual([
      [5.5, "refrain"],
      [12, "verse"],
      [15, ""],
      [20, "refrain"],
    ]);
  });

  it("reads stamps as people write them", () => {
    const lrc = "[0:01]a\n[00:02.5]b\n[00:03.25]c\n[00:04.125]d\n[01:05:50]e\n [100:06.00] f";
    expect(texts(lrc)).toEqual([
      [1, "a"],
      [2.5, "b"],
      [3.25, "c"],
      [4.125, "d"],
      [65.5, "e"],
      [6006, "f"],
    ]);
  });

  it("takes no tag for a line, and lets lines come sooner by the offset", () => {
    const lrc = "\uFEFF[ti:Song]\r\n[ar: Somebody]\r\n[offset:+500]\r\n[00:00.20]first\r\n[00:02.00]second\rno stamp\n";
    expect(texts(lrc)).toEqual([
      [0, "first"],
      [1.5, "second"],
    ]);
  });

  it("keeps brackets in the words, and leaves out the stamps of single words", () => {
    expect(texts("[00:01.00]<00:01.00>wo<00:01.50> rd [echo]")).toEqual([[1, "wo rd [echo]"]]);
  });

  it("keeps the first of two lines at the same time", () => {
    expect(texts("[00:01.00]तुम ही हो\n[00:01.00]only you")).toEqual([[1, "तुम ही हो"]]);
  });

  it("leaves out what would write over its surroundings", () => {
    expect(texts("[00:01.00]a\u202Eb\u0007c\t d")).toEqual([[1, "ab c d"]]);
  });

  it("refuses what has no times, too many lines, or a line without end", () => {
    for (const lrc of [
      "",
      "plain words",
      "[ti:only tags]",
      "[00:01.00]x\n".repeat(2_001),
      "[00:01.00]".repeat(2_001),
    ]) {
      expect(() => parseLrc(lrc)).toThrow(Failure);
    }
    expect(() => parseLrc(`[00:01.00]${"x".repeat(501)}`)).toThrow(/longer than 500/);
  });

  it("answers quickly for whatever a file holds", () => {
    const started = performance.now();
    for (const lrc of [
      "[".repeat(250_000),
      "[00:".repeat(60_000),
      `[00:01.00]${"<00:".repeat(60_000)}`,
      " ".repeat(250_000),
    ]) {
      expect(() => parseLrc(lrc)).toThrow(Failure);
    }
    expect(performance.now() - started).toBeLessThan(2_000);
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (words) => {
        const lines = parseLrc(`[00:01.00]a\n[00:02.00]${words.replace(/[\r\n]/g, "").slice(0, 200)}`);
        expect(lines.every(({ seconds }, at) => at === 0 || seconds > lines[at - 1]!.seconds)).toBe(true);
      }),
    );
  });
});

describe("The lyrics of a file", () => {
  async function song(name: string, bytes?: Uint8Array): Promise<string> {
    const folder = await scratchFolder();
    await mkdir(folder, { recursive: true });
    const path = join(folder, name);
    if (bytes) await writeFile(path, bytes);
    else await copyFile(fixturePath("pardes.mp3"), path);
    return path;
  }
  const beside = (path: string, lrc: string | Uint8Array) => writeFile(path.replace(/\.mp3$/, ".lrc"), lrc);

  it("are none where there are none", async () => {
    expect(await readLyrics(await song("a.mp3"))).toBeUndefined();
  });

  it("come from the .lrc beside it, in UTF-8 or UTF-16", async () => {
    const path = await song("a.mp3");
    const lrc = "\uFEFF[00:01.00]बारिश";
    const bigEndian = Buffer.from(lrc, "utf16le").swap16();
    for (const bytes of [Buffer.from(lrc), Buffer.from(lrc, "utf16le"), bigEndian]) {
      await beside(path, bytes);
      expect(await readLyrics(path)).toEqual({ source: "file", lines: [{ seconds: 1, text: "बारिश" }] });
    }
  });

  it("come from the tags: synced frames, or LRC where plain lyrics go", async () => {
    const audio = await readFile(fixturePath("pardes.mp3"));
    const synced = sylt([
      [1_500, "एक"],
      [4_000, "दो"],
    ]);
    expect(await readLyrics(await song("a.mp3", Buffer.concat([id3Tag(synced), audio])))).toEqual({
      source: "tags",
      lines: [
        { seconds: 1.5, text: "एक" },
        { seconds: 4, text: "दो" },
      ],
    });
    const syllables = sylt([
      [1_000, "\nबा"],
      [1_400, "रिश "],
      [1_800, "है"],
      [4_000, "\nदो"],
    ]);
    expect((await readLyrics(await song("d.mp3", Buffer.concat([id3Tag(syllables), audio]))))?.lines).toEqual([
      { seconds: 1, text: "बारिश है" },
      { seconds: 4, text: "दो" },
    ]);
    const plain = uslt("[00:02.00][00:06.00]फिर\n[00:04.00]एक");
    expect((await readLyrics(await song("b.mp3", Buffer.concat([id3Tag(plain), audio]))))?.lines).toEqual([
      { seconds: 2, text: "फिर" },
      { seconds: 4, text: "एक" },
      { seconds: 6, text: "फिर" },
    ]);
    expect(await readLyrics(await song("c.mp3", Buffer.concat([id3Tag(uslt("Plain words.")), audio])))).toBeUndefined();
  });

  it("name the file that is wrong", async () => {
    const path = await song("a.mp3");
    const wrong = [
      Buffer.from([0xe0, 0x28, 0xff]),
      Buffer.alloc(300 * 1024, "[00:01.00]x\n"),
      Buffer.alloc(2 ** 21, "x"),
      "no times",
    ];
    for (const lrc of wrong) {
      await beside(path, lrc);
      await expect(readLyrics(path)).rejects.toThrow(/a\.lrc: /);
    }
  });
});
