// One suite for every adapter of the postings port: segments in memory, and a real Redis Cluster of three nodes.
import { IndexUnreachable, RedisCluster } from "@sonica/cloud/src/redis/cluster.ts";
import { publishIndex } from "@sonica/cloud/src/redis/publish-index.ts";
import { RedisIndex } from "@sonica/cloud/src/redis/redis-index.ts";
import { RedisMatcher } from "@sonica/cloud/src/redis/redis-matcher.ts";
import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { secondsToTicks } from "@sonica/shared/src/fingerprint/units.ts";
import { Matcher } from "@sonica/shared/src/match/matcher.ts";
import type { Segment } from "@sonica/shared/src/match/segment.ts";
import type { Identification } from "@sonica/shared/src/match/verdict.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasRedis, type RedisNodes, startRedisCluster } from "../harness/redis-cluster.ts";
import { constellationOf, cut, peaksOf, randomConstellation, worn } from "../shared/constellations.ts";
import { listen, listenAsRecording } from "../shared/listen.ts";
import { segmentOf } from "../shared/segments.ts";
import { part, tune } from "../shared/sounds.ts";
import { makeScratchFolder } from "./support/scratch-folder.ts";

const RATE_HZ = 16_000;
const SEEDS = [1, 2, 3, 4, 5, 6];
const WORN = { survival: 0.7, jitterTicks: 1, jitterSteps: 0.7, noisePerSecond: 20 };

interface Adapter {
  identify(clip: Constellation): Promise<Identification>;
  close(): void;
}

/** Makes an adapter that searches these segments. */
type Open = (segments: readonly Segment[]) => Promise<Adapter>;

const inMemory: Open = async (segments) => {
  const matcher = new Matcher(segments);
  return { identify: async (clip) => matcher.identify(clip), close: () => {} };
};

let published = 0;
const inRedis =
  (urls: () => readonly string[]): Open =>
  async (segments) => {
    const cluster = new RedisCluster(urls());
    await cluster.open();
    const indexes: RedisIndex[] = [];
    for (const segment of segments) {
      const name = `test-${published++}`;
      await publishIndex(cluster, name, segment);
      indexes.push((await RedisIndex.open(cluster, name))!);
    }
    const matcher = new RedisMatcher(indexes);
    return { identify: (clip) => matcher.identify(clip), close: () => cluster.close() };
  };

function conformance(open: Open): void {
  let songs: Constellation[];
  let segments: Segment[];
  let adapter: Adapter;

  beforeAll(async () => {
    songs = await Promise.all(SEEDS.map((seed) => listenAsRecording(tune(seed, 40, RATE_HZ), RATE_HZ)));
    segments = [segmentOf(songs.slice(0, 4), 0), segmentOf(songs.slice(4), 4)];
    adapter = await open(segments);
  }, 60_000);
  afterAll(() => adapter?.close());

  const clipOf = (seed: number, from: number, seconds = 5) =>
    listen(part(tune(seed, 40, RATE_HZ), from, from + seconds, RATE_HZ), RATE_HZ);

  it("finds every recording, in whichever index it is", async () => {
    for (const [i, seed] of SEEDS.entries()) {
      const answer = await adapter.identify(await clipOf(seed, 17.3));
      const segment = segments[i < 4 ? 0 : 1];
      expect(answer).toMatchObject({ kind: "match", best: { recordingId: segment.recordingId(i < 4 ? i : i - 4) } });
      if (answer.kind === "match") expect(Math.abs(answer.best.offsetSeconds - 17.3)).toBeLessThan(0.05);
    }
  });

  it("gives the verdicts of the matcher in memory, to the last digit", async () => {
    const matcher = new Matcher(segments);
    const altered = constellationOf(
      peaksOf(cut(songs[2], 5, 12.5)).map((peak) => ({ ...peak, time: Math.round(peak.time / 1.25) })),
      secondsToTicks(10),
    );
    const clips = [
      await clipOf(3, 8.2),
      worn(await clipOf(5, 20, 8), 1, WORN),
      altered,
      await clipOf(99, 3),
      randomConstellation(7, 5, 60),
      constellationOf([], secondsToTicks(5)),
      await clipOf(1, 38, 6),
    ];
    for (const clip of clips) expect(await adapter.identify(clip)).toEqual(matcher.identify(clip));
  });

  it("answers each of many questions asked at once", async () => {
    const answers = await Promise.all(SEEDS.map(async (seed) => adapter.identify(await clipOf(seed, 11))));
    expect(answers.map(({ kind }) => kind)).toEqual(SEEDS.map(() => "match"));
    expect(new Set(answers.map(({ candidates }) => candidates[0].recordingId)).size).toBe(SEEDS.length);
  });

  it("finds nothing in a catalogue without recordings, and in none at all", async () => {
    for (const none of [[], [segmentOf([])]]) {
      const empty = await open(none);
      expect(await empty.identify(await clipOf(1, 10))).toMatchObject({ kind: "unknown", candidates: [] });
      empty.close();
    }
  });

  it("holds recordings without peaks, very short ones and hour-long ones side by side", async () => {
    const odd = [constellationOf([], 1000), randomConstellation(1, 1), randomConstellation(2, 3600, 2), songs[0]];
    const segment = segmentOf(odd);
    const matcher = new Matcher([segment]);
    const other = await open([segment]);
    for (const clip of [cut(odd[2], 1800, 20), await clipOf(1, 25)]) {
      expect(await other.identify(clip)).toEqual(matcher.identify(clip));
    }
    other.close();
  });

  it("looks through long recordings for passages of a clip that is in none", async () => {
    const segment = segmentOf([1, 2, 3].map((seed) => randomConstellation(seed, 300)));
    const matcher = new Matcher([segment]);
    const other = await open([segment]);
    for (const seed of [4, 5, 6]) {
      const clip = randomConstellation(seed, 5, 60);
      const answer = matcher.identify(clip);
      expect(answer.candidates.length).toBeGreaterThan(0);
      expect(await other.identify(clip)).toEqual(answer);
    }
    other.close();
  });
}

describe("The postings port: segments in memory", () => conformance(inMemory));

const isHere = hasRedis();
if (!isHere)
  console.warn("Redis Cluster was not tested: redis-server is not installed (Debian: apt install redis-server).");

describe.skipIf(!isHere)("The postings port: Redis Cluster of three nodes", () => {
  let folder: Awaited<ReturnType<typeof makeScratchFolder>>;
  let nodes: RedisNodes;
  beforeAll(async () => {
    folder = await makeScratchFolder();
    nodes = await startRedisCluster(3, folder.path);
  }, 60_000);
  afterAll(async () => {
    await nodes?.stop();
    await folder?.remove();
  });

  conformance(inRedis(() => nodes.urls));

  it("knows no index that was not published to the end", async () => {
    const cluster = new RedisCluster(nodes.urls);
    await cluster.open();
    expect(await RedisIndex.open(cluster, "never")).toBeUndefined();
    cluster.close();
  });

  it("names what is wrong with an index that was tampered with", async () => {
    const cluster = new RedisCluster(nodes.urls);
    await cluster.open();
    await publishIndex(cluster, "tampered", segmentOf([randomConstellation(1, 30)]));
    for (const value of ["", "{}", '{"layout":{"postingBytes":9}}', "\x00"]) {
      await cluster.setAll([["sonica:tampered:meta", Buffer.from(value)]]);
      await expect(RedisIndex.open(cluster, "tampered")).rejects.toMatchObject({ code: "index-damaged" });
    }
    cluster.close();
  });
});

describe.skipIf(!isHere)("Redis Cluster when nodes are killed", () => {
  it("names the loss in seconds, during a search and after it, and loses nothing else", async () => {
    const folder = await makeScratchFolder();
    const nodes = await startRedisCluster(3, folder.path);
    try {
      const songs = SEEDS.map((seed) => randomConstellation(seed, 60));
      const segment = segmentOf(songs);
      const adapter = await inRedis(() => nodes.urls)([segment]);
      const clip = cut(randomConstellation(77, 60, 60), 10, 5);
      expect(await adapter.identify(clip)).toEqual(new Matcher([segment]).identify(clip));

      const underWay = Promise.allSettled(Array.from({ length: 6 }, () => adapter.identify(clip)));
      await nodes.kill(1);
      const started = performance.now();
      const ended = await underWay;
      await expect(adapter.identify(clip)).rejects.toBeInstanceOf(IndexUnreachable);
      expect(performance.now() - started).toBeLessThan(35_000);
      for (const end of ended) {
        if (end.status === "rejected") expect(end.reason).toBeInstanceOf(IndexUnreachable);
      }
      expect(new Matcher([segment]).identify(cut(songs[0], 10, 5)).kind).toBe("match");
      adapter.close();
    } finally {
      await nodes.stop();
      await folder.remove();
    }
  }, 90_000);
});
