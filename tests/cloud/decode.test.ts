import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MeasuredSink } from "@sonica/cloud/src/decode/audio-sink.ts";
import { decode } from "@sonica/cloud/src/decode/decode.ts";
import { ffmpegRuns } from "@sonica/cloud/src/decode/ffmpeg.ts";
import { FloatStream } from "@sonica/cloud/src/decode/float-stream.ts";
import { sniff } from "@sonica/cloud/src/decode/sniff.ts";
import { WavDecoder } from "@sonica/cloud/src/decode/wav-decoder.ts";
import { coverage } from "@sonica/cloud/src/ingest/coverage.ts";
import { loadEngine } from "@sonica/shared/src/node/load-engine.ts";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listenAsRecording } from "../shared/listen.ts";
import { tone, tune } from "../shared/sounds.ts";
import { FIXTURE_RATE_HZ, FIXTURES, fixturePath, fixtureTune } from "./support/fixtures.ts";
import { scratchFolder } from "./support/scratch-folder.ts";
import { wavBytes, wavOf } from "./support/wav.ts";

/** Decodes a file into the engine. */
async function heard(path: string, options: { ffmpeg?: string; seconds?: number } = {}) {
  const engine = await loadEngine();
  const sink = new MeasuredSink(engine, options.seconds);
  await decode(path, sink, { ffmpeg: options.ffmpeg, seconds: options.seconds });
  engine.finish();
  return { constellation: engine.constellation(30), seconds: sink.passedSeconds };
}

describe("Decoding", () => {
  const bundled = FIXTURES.filter(({ file }) => !file.endsWith(".m4a"));

  it.each(bundled)("gives the sound that was encoded: $file by the bundled decoder", async ({ file, seed }) => {
    const original = await listenAsRecording(fixtureTune(seed), FIXTURE_RATE_HZ);
    const { constellation, seconds } = await heard(fixturePath(file));
    expect(seconds).toBeCloseTo(14, 0);
    expect(coverage(original, constellation)).toBeGreaterThan(0.75);
  });

  it("gives the same peaks by ffmpeg, for all of a file and for its beginning", async () => {
    if (!(await ffmpegRuns("ffmpeg"))) {
      // Without one, asking for it must fail rather than pass in silence.
      await expect(heard(fixturePath("chhaya.m4a"), { ffmpeg: "ffmpeg" })).rejects.toThrow();
      return;
    }
    for (const { file, seed } of FIXTURES) {
      const original = await listenAsRecording(fixtureTune(seed), FIXTURE_RATE_HZ);
      const { constellation } = await heard(fixturePath(file), { ffmpeg: "ffmpeg" });
      expect(coverage(original, constellation), file).toBeGreaterThan(0.75);
      if (file.endsWith(".m4a")) continue;
      expect(coverage((await heard(fixturePath(file))).constellation, constellation), file).toBeGreaterThan(0.95);
    }
    expect((await heard(fixturePath("chhaya.m4a"), { ffmpeg: "ffmpeg", seconds: 5 })).seconds).toBeCloseTo(5, 1);
  });

  it("stops after the audio that is wanted", async () => {
    for (const { file } of bundled) expect((await heard(fixturePath(file), { seconds: 3 })).seconds).toBeCloseTo(3, 3);
  });

  it("refuses what is no audio with a code and words", async () => {
    const folder = await scratchFolder();
    await writeFile(join(folder, "text"), "only words here");
    await writeFile(join(folder, "empty"), "");
    await expect(heard(join(folder, "text"))).rejects.toMatchObject({ code: "audio-unreadable" });
    await expect(heard(join(folder, "empty"))).rejects.toMatchObject({ code: "audio-unreadable" });
    await expect(heard(fixturePath("chhaya.m4a"))).rejects.toMatchObject({ code: "audio-unsupported" });
  });

  it("knows formats by their first bytes, whatever they are called", async () => {
    expect(sniff(Buffer.from("ID3\x04 and so on", "latin1"))).toBe("mp3");
    expect(sniff(Uint8Array.of(0xff, 0xfb, 0x90, 0))).toBe("mp3");
    expect(sniff(Uint8Array.of(0xff, 0xff, 0xff, 0xff))).toBeUndefined();
    expect(sniff(new Uint8Array(0))).toBeUndefined();
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => void sniff(bytes)));
  });
});

describe("The WAV reader", () => {
  const samples = tone(440, 0.05, 8000, 0.9);
  const formats = [
    ["8-bit", 1, 8, 0.012],
    ["16-bit", 1, 16, 1e-4],
    ["24-bit", 1, 24, 1e-6],
    ["32-bit", 1, 32, 1e-6],
    ["32-bit float", 3, 32, 1e-7],
    ["64-bit float", 3, 64, 1e-7],
  ] as const;

  it.each(formats)("reads %s, plain or extensible, cut anywhere", (_name, coding, bits, error) => {
    for (const isExtensible of [false, true]) {
      const bytes = wavOf(samples, { rateHz: 8000, channels: 2, coding, bits, isExtensible });
      fc.assert(
        fc.property(fc.array(fc.integer({ min: 1, max: bytes.length - 1 }), { maxLength: 5 }), (cuts) => {
          const decoder = new WavDecoder();
          const edges = [0, ...cuts.sort((a, b) => a - b), bytes.length];
          const read: number[] = [];
          for (let i = 1; i < edges.length; i++) {
            const { channelData } = decoder.decode(bytes.subarray(edges[i - 1], edges[i]));
            read.push(...(channelData[1] ?? []));
          }
          expect(read).toHaveLength(samples.length);
          for (const [i, sample] of read.entries()) expect(Math.abs(sample - samples[i]!)).toBeLessThan(error);
        }),
        { numRuns: 20 },
      );
    }
  });

  it("reads files whose writer did not know their length", () => {
    const bytes = wavBytes(samples, 8000);
    bytes.writeUInt32LE(0xffffffff, 40);
    expect(new WavDecoder().decode(bytes).samplesDecoded).toBe(samples.length);
  });

  it("leaves out what follows the samples", () => {
    const bytes = Buffer.concat([wavBytes(samples, 8000), Buffer.from("LIST\x04\0\0\0INFO", "latin1")]);
    expect(new WavDecoder().decode(bytes).samplesDecoded).toBe(samples.length);
  });

  it("refuses codings it does not know", () => {
    const bytes = wavBytes(samples, 8000);
    bytes.writeUInt16LE(85, 20);
    expect(() => new WavDecoder().decode(bytes)).toThrow(/coding 85/);
  });

  it("survives any bytes", () => {
    const start = Buffer.from("RIFF\0\0\0\0WAVE", "latin1");
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          new WavDecoder().decode(Buffer.concat([start, bytes]));
        } catch (error) {
          expect(error).toMatchObject({ name: "Failure" });
        }
      }),
    );
  });
});

it("Floats come out whole however their bytes are cut", () => {
  fc.assert(
    fc.property(
      fc.array(fc.float({ noNaN: true }), { maxLength: 50 }),
      fc.array(fc.nat(200), { maxLength: 8 }),
      (floats, cuts) => {
        const bytes = new Uint8Array(Float32Array.from(floats).buffer);
        const edges = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length];
        const stream = new FloatStream();
        const read = edges.slice(1).flatMap((edge, i) => [...stream.take(bytes.subarray(edges[i], edge))]);
        expect(read).toEqual([...Float32Array.from(floats)]);
      },
    ),
  );
});

it("Two tunes share hardly any peaks, a tune shares all with itself", async () => {
  const [one, other] = await Promise.all([70, 71].map((seed) => listenAsRecording(tune(seed, 12, 16_000), 16_000)));
  expect(coverage(one!, one!)).toBe(1);
  expect(coverage(one!, other!)).toBeLessThan(0.4);
});
