import { Matcher } from "@sonica/shared/src/match/matcher.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { renderSong } from "../../songs/render.ts";
import { composeSong } from "../../songs/song.ts";
import { idOf } from "../constellations.ts";
import { listen, listenAsRecording } from "../listen.ts";
import { segmentOf } from "../segments.ts";
import { part, withNoise } from "../sounds.ts";

const RATE_HZ = 44_100;

/** Songs of the catalogue: ragas, talas and leads of their own, with the sounds of real instruments. */
const KNOWN = [1001, 1002, 1003, 1004, 1005];
const KNOWN_SECONDS = 20;

/** Songs the catalogue does not have, played by the same band. */
const ABSENT = [1013, 1014, 1015, 1016, 1017];
const ABSENT_SECONDS = 14;

async function play(seed: number, seconds: number): Promise<Float32Array> {
  const { samples, rateHz } = await renderSong(composeSong(seed), seconds);
  expect(rateHz).toBe(RATE_HZ);
  return samples;
}

let known: Float32Array[];
let absent: Float32Array[];
let matcher: Matcher;

beforeAll(async () => {
  known = [];
  absent = [];
  for (const seed of KNOWN) known.push(await play(seed, KNOWN_SECONDS));
  for (const seed of ABSENT) absent.push(await play(seed, ABSENT_SECONDS));
  const recordings = [];
  for (const song of known) recordings.push(await listenAsRecording(song, RATE_HZ));
  matcher = new Matcher([segmentOf(recordings)]);
}, 180_000);

const identify = async (song: Float32Array, from: number, seconds: number) =>
  matcher.identify(await listen(part(song, from, from + seconds, RATE_HZ), RATE_HZ));

describe("with music, the matcher", () => {
  it("names a song by three seconds from anywhere, and where in it they lie", async () => {
    for (const [i, song] of known.entries()) {
      for (const from of [0, 5.7, 11.23, KNOWN_SECONDS - 3]) {
        const answer = await identify(song, from, 3);
        expect(answer, `song ${i} at ${from} s`).toMatchObject({ kind: "match", best: { recordingId: idOf(i) } });
        if (answer.kind === "match") expect(Math.abs(answer.best.offsetSeconds - from)).toBeLessThan(0.05);
      }
    }
  });

  it("names a song in white noise as loud as itself", async () => {
    for (const [i, song] of known.entries()) {
      const noisy = withNoise(part(song, 8, 13, RATE_HZ), i, 0);
      const answer = matcher.identify(await listen(noisy, RATE_HZ));
      expect(answer, `song ${i}`).toMatchObject({ kind: "match", best: { recordingId: idOf(i) } });
    }
  });

  it("says unknown to songs it does not have, however long it listens", async () => {
    for (const [i, song] of absent.entries()) {
      for (const seconds of [2, 5, 10]) {
        for (const from of [0.5, 3.7]) {
          const { kind } = await identify(song, from, seconds);
          expect(kind, `absent song ${i} at ${from} s, ${seconds} s`).toBe("unknown");
        }
      }
    }
  });
});
