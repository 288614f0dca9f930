// @vitest-environment node
// The worker's follower with the real engine and the real matching core: what plays, where it is asked about, and when not.
import type { FollowAnswer } from "@sonica/extension/src/follow.ts";
import { Follower } from "@sonica/extension/src/worker/follower.ts";
import type { FollowerMessage } from "@sonica/extension/src/worker/protocol.ts";
import { decodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import { Matcher } from "@sonica/shared/src/match/matcher.ts";
import { Segment } from "@sonica/shared/src/match/segment.ts";
import { SegmentBuilder } from "@sonica/shared/src/match/segment-builder.ts";
import { loadEngine } from "@sonica/shared/src/node/load-engine.ts";
import { localRecogniser } from "@sonica/shared/src/timeline/local-recogniser.ts";
import { beforeAll, expect, it } from "vitest";
import { listenAsRecording } from "../shared/listen.ts";
import { part, silence, tune, whiteNoise } from "../shared/sounds.ts";

const RATE_HZ = 16_000;
const BLOCK = 4096;
const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;

let songs: Float32Array[];
let matcher: Matcher;

beforeAll(async () => {
  songs = [tune(1, 40, RATE_HZ), tune(2, 40, RATE_HZ)];
  const builder = new SegmentBuilder();
  for (const [i, song] of songs.entries()) builder.add(idOf(i), await listenAsRecording(song, RATE_HZ));
  matcher = new Matcher([Segment.from(builder.finish())]);
});

interface Heard {
  readonly follower: Follower;
  readonly messages: FollowerMessage[];
  /** Plays it, and waits until all that was asked is answered. */
  play(samples: Float32Array, mediaFrom: number): Promise<void>;
}

async function following(
  answer?: () => FollowAnswer,
  known: { fromSeconds: number; untilSeconds: number }[] = [],
): Promise<Heard> {
  const messages: FollowerMessage[] = [];
  const recogniser = localRecogniser(matcher);
  const follower: Follower = new Follower(await loadEngine(), known, (message) => {
    messages.push(message);
    if (message.kind !== "follow-question") return;
    void recogniser.identify(decodeConstellation(message.bytes)).then((found) => {
      follower.answered(message.requestId, answer?.() ?? { kind: "answer", answer: found });
    });
  });
  return {
    follower,
    messages,
    async play(samples, mediaFrom) {
      for (let at = 0; at + BLOCK <= samples.length; at += BLOCK) {
        const seconds = mediaFrom + (at + BLOCK) / RATE_HZ;
        follower.take({ samples: samples.slice(at, at + BLOCK), rateHz: RATE_HZ, media: { seconds, rate: 1 } });
        await new Promise((resolve) => setTimeout(resolve));
      }
    },
  };
}

const questions = (messages: readonly FollowerMessage[]) => messages.filter(({ kind }) => kind === "follow-question");

const lastReport = (messages: readonly FollowerMessage[]) => messages.findLast((each) => each.kind === "follow-report");

it("names a song with its place in the media, and asks seldom while it goes on", async () => {
  const { messages, play } = await following();
  await play(part(songs[0], 5, 38, RATE_HZ), 105);
  const song = lastReport(messages)?.stretches.find(({ kind }) => kind === "song");
  expect(song).toMatchObject({ recordingId: idOf(0) });
  expect(song?.kind === "song" && Math.abs(song.offsetSeconds - (song.fromSeconds - 100))).toBeLessThan(0.2);
  expect(questions(messages).length).toBeLessThan(6);
});

it("begins a new piece when the listener seeks, and tells both in seconds of the media", async () => {
  const { messages, play } = await following();
  await play(part(songs[0], 5, 12, RATE_HZ), 5);
  await play(part(songs[1], 20, 28, RATE_HZ), 60);
  const reports = messages.filter((each) => each.kind === "follow-report");
  expect(new Set(reports.map(({ pieceId }) => pieceId)).size).toBe(2);
  expect(lastReport(messages)?.stretches.find(({ kind }) => kind === "song")).toMatchObject({ recordingId: idOf(1) });
  expect(lastReport(messages)?.stretches[0]?.fromSeconds).toBeCloseTo(60, 0);
});

it("asks nothing about what is known, and goes on asking where that ends", async () => {
  const { messages, play } = await following(undefined, [{ fromSeconds: 0, untilSeconds: 20 }]);
  await play(part(songs[0], 2, 19, RATE_HZ), 2);
  expect(questions(messages)).toHaveLength(0);
  expect(messages.findLast(({ kind }) => kind === "follow-place")).toMatchObject({ seconds: expect.closeTo(18, -1) });
  await play(part(songs[0], 19, 26, RATE_HZ), 19);
  expect(questions(messages).length).toBeGreaterThan(0);
});

it("says when there is nothing to hear, and asks nothing then", async () => {
  const { messages, play } = await following();
  await play(part(songs[0], 5, 9, RATE_HZ), 5);
  const asked = questions(messages).length;
  await play(silence(6, RATE_HZ), 9);
  expect(messages.findLast((each) => each.kind === "follow-silence")).toMatchObject({ isSilent: true });
  expect(questions(messages).length - asked).toBeLessThan(2);
});

it("remembers what was heard a while ago, as a fingerprint, and no further", async () => {
  const { follower, play } = await following();
  await play(part(songs[0], 0, 30, RATE_HZ), 0);
  const bytes = follower.rewind(20);
  expect(bytes && matcher.identify(decodeConstellation(bytes))).toMatchObject({
    kind: "match",
    best: { recordingId: idOf(0) },
  });
  expect(follower.rewind(60)).toBeNull();
});

it("hands over what nobody knew once for each passage, as a fingerprint with its place, and nothing of what has a name", async () => {
  const { follower, messages, play } = await following();
  const stranger = tune(9, 40, RATE_HZ);
  const before = Date.now();
  await play(part(stranger, 0, 36, RATE_HZ), 50);
  await play(part(songs[0], 5, 20, RATE_HZ), 86);
  await follower.finish();
  const kept = messages.filter((each) => each.kind === "follow-unknown");
  expect(kept).toHaveLength(1);
  const [{ bytes, fromSeconds, untilSeconds, clipFromSeconds, heardSeconds, heardAtMs }] = kept;
  expect(fromSeconds).toBeCloseTo(50, 0);
  expect(clipFromSeconds).toBeGreaterThanOrEqual(fromSeconds);
  expect(clipFromSeconds + heardSeconds).toBeLessThanOrEqual(untilSeconds + 0.01);
  expect(heardAtMs).toBeGreaterThanOrEqual(before - 1000 * heardSeconds);
  const builder = new SegmentBuilder();
  builder.add(idOf(9), await listenAsRecording(stranger, RATE_HZ));
  const later = new Matcher([Segment.from(builder.finish())]).identify(decodeConstellation(bytes));
  expect(later).toMatchObject({ kind: "match", best: { recordingId: idOf(9) } });
  expect(later.candidates[0].offsetSeconds).toBeCloseTo(clipFromSeconds - 50, 1);
});

it("hands over a long stretch that nobody knew in parts, so that several songs in it each have one", async () => {
  const { follower, messages, play } = await following();
  await play(part(tune(8, 75, RATE_HZ), 0, 75, RATE_HZ), 0);
  await play(part(tune(9, 60, RATE_HZ), 0, 60, RATE_HZ), 75);
  const parts = () =>
    messages
      .filter((each) => each.kind === "follow-unknown")
      .map(({ fromSeconds, untilSeconds }) => [fromSeconds, untilSeconds].map(Math.round));
  // While it goes on, too: a browser may be closed at any moment.
  expect(parts()).toEqual([
    [0, 60],
    [60, 120],
  ]);
  await follower.finish();
  expect(parts()).toEqual([
    [0, 60],
    [60, 120],
    [120, 135],
  ]);
});

it("keeps nothing that was no music, and nothing too short to be asked about again", async () => {
  const { follower, messages, play } = await following();
  await play(part(tune(9, 40, RATE_HZ), 0, 6, RATE_HZ), 0);
  await play(whiteNoise(1, 20, RATE_HZ), 6);
  await follower.finish();
  expect(messages.filter(({ kind }) => kind === "follow-unknown")).toEqual([]);
});

it("puts a question again, not at once, while the matcher is away", async () => {
  const { messages, play } = await following(() => ({ kind: "trouble" }));
  await play(part(songs[0], 5, 15, RATE_HZ), 5);
  expect(questions(messages)).toHaveLength(1);
});
