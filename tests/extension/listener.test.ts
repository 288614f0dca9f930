// @vitest-environment node
import type { Picture } from "@sonica/extension/src/picture.ts";
import { ASK_AT_SECONDS, AskSchedule } from "@sonica/extension/src/worker/ask-schedule.ts";
import { Listener } from "@sonica/extension/src/worker/listener.ts";
import type { WorkerMessage } from "@sonica/extension/src/worker/protocol.ts";
import { decodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import { ticksToSeconds } from "@sonica/shared/src/fingerprint/units.ts";
import { loadEngine } from "@sonica/shared/src/node/load-engine.ts";
import { describe, expect, it } from "vitest";
import { melody } from "./screens/melody.ts";

const RATE_HZ = 48_000;
const BLOCK = 2048;

/** Plays samples block by block, as the audio thread does, on a clock of their own. */
async function play(samples: Float32Array) {
  const messages: WorkerMessage[] = [];
  const pictures: Picture[] = [];
  const listener = new Listener(
    await loadEngine(),
    RATE_HZ,
    (message) => messages.push(message),
    (picture) => pictures.push({ ...picture, bands: picture.bands.slice() }),
  );
  for (let at = 0; at + BLOCK <= samples.length; at += BLOCK) {
    listener.take(samples.slice(at, at + BLOCK), 1_000_000 + ((at + BLOCK) / RATE_HZ) * 1000);
  }
  return { messages, pictures, questions: messages.filter((message) => message.kind === "question") };
}

describe("the listener, with the real engine", () => {
  it("asks at every length once, the last marked so, and then stops", async () => {
    const { questions, messages } = await play(melody(3, 14));
    expect(questions).toHaveLength(ASK_AT_SECONDS.length);
    expect(messages).toHaveLength(questions.length);
    questions.forEach(({ heardSeconds, isLast }, i) => {
      expect(heardSeconds).toBeGreaterThanOrEqual(ASK_AT_SECONDS[i]);
      expect(heardSeconds).toBeLessThan(ASK_AT_SECONDS[i] + 0.15);
      expect(isLast).toBe(i === ASK_AT_SECONDS.length - 1);
    });
  });

  it("sends constellations that say how long they are", async () => {
    const { questions } = await play(melody(3, 5));
    for (const { bytes, heardSeconds } of questions) {
      const { durationTicks, times } = decodeConstellation(bytes);
      expect(ticksToSeconds(durationTicks)).toBeCloseTo(heardSeconds);
      expect(times.length).toBeGreaterThan(10);
    }
  });

  it("lets a clip begin with its first sound", async () => {
    const silenceBlocks = 30;
    const samples = new Float32Array(silenceBlocks * BLOCK + 2 * RATE_HZ);
    samples.set(melody(5, 2), silenceBlocks * BLOCK);
    const { questions } = await play(samples);
    expect(questions[0].firstSampleAtMs).toBeCloseTo(1_000_000 + ((silenceBlocks * BLOCK) / RATE_HZ) * 1000, 3);
  });

  it("gives up on silence, asking nothing", async () => {
    const { messages, pictures } = await play(new Float32Array(6 * RATE_HZ));
    expect(messages).toEqual([{ kind: "silent" }]);
    expect(pictures).toEqual([]);
  });

  it("draws a spectrum at every block and stars now and then", async () => {
    const { pictures } = await play(melody(3, 3));
    expect(pictures.length).toBeGreaterThan(60);
    expect(pictures.some(({ bands }) => bands.some((level) => level > 100))).toBe(true);
    const withStars = pictures.filter(({ stars }) => stars);
    expect(withStars.length).toBeGreaterThan(10);
    expect(withStars.length).toBeLessThan(pictures.length / 2);
  });
});

it("asks once for lengths that passed together", () => {
  const schedule = new AskSchedule();
  expect(schedule.due(0.9)).toBe("none");
  expect(schedule.due(3.2)).toBe("question");
  expect(schedule.due(3.3)).toBe("none");
  expect(schedule.due(99)).toBe("last");
  expect(schedule.due(100)).toBe("none");
});
