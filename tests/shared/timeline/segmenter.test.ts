import { excerpt } from "@sonica/shared/src/fingerprint/excerpt.ts";
import { secondsToTicks, ticksToSeconds } from "@sonica/shared/src/fingerprint/units.ts";
import { localRecogniser } from "@sonica/shared/src/timeline/local-recogniser.ts";
import type { Recogniser } from "@sonica/shared/src/timeline/recogniser.ts";
import { Segmenter } from "@sonica/shared/src/timeline/segmenter.ts";
import type { Song, Timeline } from "@sonica/shared/src/timeline/timeline.ts";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { outside } from "../../signals/programme.ts";
import { cut, idOf, randomConstellation } from "../constellations.ts";
import { type Mix, makeMix } from "./mix.ts";

let mix: Mix;
let local: Recogniser;

beforeAll(async () => {
  mix = await makeMix();
  local = localRecogniser(mix.matcher);
}, 120_000);

/** The mix's timeline when it comes in slices that end at these parts of it, 0 to 1. */
async function timelineOf(recogniser: Recogniser, ends: readonly number[] = []): Promise<Timeline> {
  const segmenter = new Segmenter(recogniser);
  const { durationTicks } = mix.constellation;
  const edges = [...ends.map((end) => Math.round(end * durationTicks)).sort((a, b) => a - b), durationTicks];
  let from = 0;
  for (const edge of edges) {
    await segmenter.push(excerpt(mix.constellation, from, edge - from));
    from = edge;
  }
  await segmenter.finish();
  return segmenter.timeline();
}

const songsOf = ({ stretches }: Timeline): Song[] => stretches.filter((stretch) => stretch.kind === "song");

describe.each([
  ["searches and follows", () => local],
  ["can only search", (): Recogniser => ({ identify: local.identify })],
])("with a recogniser that %s, the segmenter", (_, recogniser) => {
  it("says which songs play, from when to when within 2 s, and where in them", async () => {
    const songs = songsOf(await timelineOf(recogniser()));
    const pieces = mix.heard.filter(({ recordingId }) => recordingId !== null);
    expect(songs.map(({ recordingId }) => recordingId)).toEqual(pieces.map(({ recordingId }) => recordingId));
    for (const [i, piece] of pieces.entries()) {
      const { fromSeconds, untilSeconds, offsetSeconds, speed } = songs[i];
      expect(
        outside(fromSeconds, piece.fromSeconds, piece.fromSeconds + piece.fadeInSeconds),
        `begin of piece ${i}`,
      ).toBeLessThan(2);
      expect(
        outside(untilSeconds, piece.untilSeconds - piece.fadeOutSeconds, piece.untilSeconds),
        `end of piece ${i}`,
      ).toBeLessThan(2);
      const place = piece.offsetSeconds + (fromSeconds - piece.fromSeconds) * piece.speed;
      expect(Math.abs(offsetSeconds - place), `place of piece ${i}`).toBeLessThan(0.15);
      expect(Math.abs(speed / piece.speed - 1)).toBeLessThan(0.005);
    }
  });

  it("calls another place of the same song a jump", async () => {
    expect(songsOf(await timelineOf(recogniser())).map(({ isJump }) => isJump)).toEqual([
      false,
      false,
      true,
      false,
      false,
    ]);
  });

  it("leaves honest gaps, with their reasons", async () => {
    const gaps = (await timelineOf(recogniser())).stretches
      .filter((stretch) => stretch.kind === "gap")
      .filter(({ fromSeconds, untilSeconds }) => untilSeconds - fromSeconds > 2);
    expect(gaps.map(({ reason }) => reason)).toEqual(["silence", "not-in-catalogue"]);
    const [silent, stranger] = gaps;
    expect(silent.untilSeconds - silent.fromSeconds).toBeCloseTo(5, 0);
    expect(Math.abs(stranger.untilSeconds - stranger.fromSeconds - 14)).toBeLessThan(3);
  });

  it("tells the same of slices of any size", async () => {
    const whole = await timelineOf(recogniser());
    await fc.assert(
      fc.asyncProperty(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 200 }), async (ends) => {
        expect(await timelineOf(recogniser(), ends)).toEqual(whole);
      }),
      { seed: 8417, numRuns: 4 },
    );
  });
});

it("hardly searches while a song goes on", async () => {
  const segmenter = new Segmenter(local);
  const recording = mix.heard[0];
  await segmenter.push(
    excerpt(mix.constellation, 0, secondsToTicks(recording.untilSeconds - recording.fadeOutSeconds)),
  );
  expect(segmenter.questions.identify).toBe(1);
  expect(segmenter.timeline().stretches).toMatchObject([{ kind: "song", recordingId: idOf(0), isGoingOn: true }]);
});

it("tells nothing of a stream that has not begun, and nothing of one that was too short", async () => {
  const segmenter = new Segmenter(local);
  expect(segmenter.timeline()).toEqual({ stretches: [], heardSeconds: 0, decidedSeconds: 0 });
  await segmenter.finish();
  expect(segmenter.timeline().stretches).toEqual([]);
  const short = new Segmenter(local);
  await short.push(cut(randomConstellation(1, 5), 0, 0.7));
  await short.finish();
  expect(short.timeline().stretches).toMatchObject([{ kind: "gap", reason: "too-short" }]);
});

it("calls what has no music in it by its name", async () => {
  const segmenter = new Segmenter({ identify: async () => ({ kind: "unknown", reason: "no-music" }) });
  await segmenter.push(randomConstellation(2, 30));
  await segmenter.finish();
  const { stretches, heardSeconds } = segmenter.timeline();
  expect(stretches).toMatchObject([{ kind: "gap", fromSeconds: 0, reason: "no-music" }]);
  expect(ticksToSeconds(secondsToTicks(heardSeconds))).toBe(30);
});
