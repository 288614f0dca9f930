// @vitest-environment node
import "fake-indexeddb/auto";
import { historyCsv } from "@sonica/extension/src/exchange/history-csv.ts";
import { historyJson } from "@sonica/extension/src/exchange/history-file.ts";
import { historyXspf } from "@sonica/extension/src/exchange/history-xspf.ts";
import { type ImportError, readHistoryFile } from "@sonica/extension/src/exchange/import-history.ts";
import {
  addPast,
  clearHistory,
  type Hearing,
  type History,
  readWholeHistory,
  type Song,
} from "@sonica/extension/src/storage/history.ts";
import fc from "fast-check";
import Papa from "papaparse";
import { beforeEach, describe, expect, it } from "vitest";
import { always } from "../shared/property.ts";
import { recording, SKY } from "./sessions.ts";

const idOf = (n: number) => `5c1a0000-0000-4000-8000-${String(n).padStart(12, "0")}`;

/** Titles as hostile as they come: markup, formulas, quotes, line breaks, right-to-left marks, very long. */
const hostile = fc.oneof(
  fc.string({ unit: "binary", minLength: 1, maxLength: 60 }),
  fc.constantFrom(
    '=HYPERLINK("http://x")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "'=1",
    "''",
    "<script>alert(1)</script>",
    'a,b"c"\r\nd',
    "\u202Eesrever",
    "\uFF1D1",
    " =1",
    "गीत",
    "x".repeat(5_000),
  ),
);

const histories: fc.Arbitrary<History> = fc
  .array(
    fc.record({
      title: hostile,
      artist: hostile,
      heardAtMs: fc.integer({ min: 0, max: 4_000_000_000_000 }),
      song: fc.integer({ min: 1, max: 5 }),
    }),
    { maxLength: 12 },
  )
  .map((rows) => {
    const songById = new Map<string, Song>();
    const hearings = rows.map(({ title, artist, heardAtMs, song }, i): Hearing => {
      const recordingId = idOf(song);
      if (!songById.has(recordingId)) {
        songById.set(recordingId, {
          recordingId,
          recording: recording({
            id: recordingId,
            title: { latin: title },
            artists: [{ id: idOf(99), name: { latin: artist }, role: "singer" }],
          }),
          sky: SKY,
        });
      }
      return {
        sessionId: `s${i}`,
        recordingId,
        heardAtMs,
        order: heardAtMs,
        offsetSeconds: 12.5,
        speed: 1.25,
        pitchSemitones: 3.9,
        confidence: 0.99,
        source: "server",
      };
    });
    return { hearings, songById };
  });

const NOW = new Date("2026-01-02T03:04:05Z");
const sorted = (hearings: readonly Hearing[]) => hearings.toSorted((a, b) => a.sessionId.localeCompare(b.sessionId));

beforeEach(clearHistory);

describe("our own file", () => {
  it("gives back every hearing and song, whatever they are called", () =>
    fc.assert(
      fc.asyncProperty(histories, async (history) => {
        await clearHistory();
        const { hearings, songs, skipped } = await readHistoryFile(historyJson(history, NOW));
        expect(skipped).toBe(0);
        expect(await addPast(hearings, songs)).toBe(history.hearings.length);
        const back = await readWholeHistory();
        expect(sorted(back.hearings)).toEqual(sorted(history.hearings));
        expect(back.songById).toEqual(history.songById);
        expect(await addPast(hearings, songs)).toBe(0);
      }),
      { seed: 8417, numRuns: 40 },
    ));

  it("is refused when it is cut short, newer, or something else, and rows without sense are counted", async () => {
    const trouble = (text: string) =>
      readHistoryFile(text).then(
        ({ skipped }) => skipped,
        (error: unknown) => (error as ImportError).trouble,
      );
    expect(await trouble('{"format":"sonica-history","version":1,"hearings":[')).toBe("damaged");
    expect(await trouble('{"format":"sonica-history","version":2,"hearings":[],"songs":[]}')).toBe("newer-version");
    expect(await trouble('{"playlist":[]}')).toBe("not-recognised");
    expect(await trouble("hello")).toBe("not-recognised");
    expect(await trouble("")).toBe("not-recognised");
    expect(await trouble('{"format":"sonica-history","version":1,"hearings":[{"sessionId":1}],"songs":[3]}')).toBe(1);
  });
});

describe("the table", () => {
  it("has no cell that a spreadsheet would take for a formula", () =>
    always(
      fc.property(histories, (history) => {
        const { data } = Papa.parse<string[]>(historyCsv(history).replace(/^\uFEFF/, ""), { skipEmptyLines: true });
        expect(data).toHaveLength(history.hearings.length + 1);
        for (const cell of data.flat()) expect(cell).not.toMatch(/^\s*[=+\-@\uFF1D]/u);
      }),
    ));

  it("gives back titles, artists and times", () =>
    fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const { hearings, songs } = await readHistoryFile(historyCsv(history));
        const read = hearings.map(({ recordingId, heardAtMs }) => {
          const song = songs.find((each) => each.recordingId === recordingId);
          const { title, artists } = song!.recording;
          return [title.latin ?? title.devanagari, artists.map(({ name }) => name.latin ?? name.devanagari), heardAtMs];
        });
        const written = history.hearings.flatMap(({ recordingId, heardAtMs }) => {
          const { title, artists } = history.songById.get(recordingId)!.recording;
          const name = artists[0].name.latin!.trim();
          const words = title.latin!.trim();
          return words === "" ? [] : [[words, name === "" ? [] : [name], heardAtMs]];
        });
        expect(read).toEqual(written);
      }),
      { seed: 8417, numRuns: 60 },
    ));
});

it("writes a playlist that is well-formed XML, whatever songs are called", () =>
  always(
    fc.property(histories, (history) => {
      const text = historyXspf(history, NOW);
      const inside = text.replace(
        /<\/?(playlist|trackList|track|title|creator|annotation|album|duration|identifier|date)\b[^<>]*>|<\?xml[^<>]*\?>/g,
        "",
      );
      expect(inside).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot|apos);)/);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML may not hold them
      expect(inside).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/);
    }),
  ));

describe("tables of others", () => {
  const rows = async (text: string) => {
    const { hearings, songs, skipped } = await readHistoryFile(text);
    const named = songs.map(({ recording: { title, artists, album } }) => [title, artists[0]?.name, album?.name]);
    return { times: hearings.map(({ heardAtMs }) => heardAtMs), named, skipped };
  };

  it("reads Shazam's library", async () => {
    const file = [
      "Shazam Library",
      "Index,TagTime,Title,Artist,URL,TrackKey",
      '1,2023-05-25,"Tum Hi Ho","Arijit Singh",https://www.shazam.com/track/1/x,1',
      '2,2026-03-04 21:15:30,"केसरिया","अरिजीत सिंह",https://www.shazam.com/track/2/y,2',
      '3,not a day,"Broken","Row",,3',
      "",
    ].join("\n");
    expect(await rows(file)).toEqual({
      times: [new Date(2023, 4, 25).getTime(), new Date(2026, 2, 4, 21, 15, 30).getTime()],
      named: [
        [{ latin: "Tum Hi Ho" }, { latin: "Arijit Singh" }, undefined],
        [{ devanagari: "केसरिया" }, { devanagari: "अरिजीत सिंह" }, undefined],
      ],
      skipped: 1,
    });
  });

  it("reads Librezam's history, of this and of older versions", async () => {
    expect(
      await rows('Title,Artist,Album,Timestamp\n"A","B","C","2026-01-01T00:00:00.000Z"\n"D","E","",""\n'),
    ).toMatchObject({ times: [Date.UTC(2026, 0, 1), 0], skipped: 0 });
    expect(await rows('Title,Artist\n"A","B"\n')).toMatchObject({
      named: [[{ latin: "A" }, { latin: "B" }, undefined]],
    });
  });

  it("reads any table with a title and an artist, and knows it again", async () => {
    const text = "Song Name,Artists,Date\r\nA,B,1700000000\r\n";
    const { hearings, songs } = await readHistoryFile(text);
    expect(hearings[0]).toMatchObject({ heardAtMs: 1_700_000_000_000, source: "import" });
    expect(await addPast(hearings, songs)).toBe(1);
    const again = await readHistoryFile(text);
    expect(await addPast(again.hearings, again.songs)).toBe(0);
  });
});
