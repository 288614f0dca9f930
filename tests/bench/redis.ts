// What does an index in Redis Cluster cost, at 1, 2 and 3 nodes? Real redis-server processes on this machine.
//   npm run bench -- redis --tracks 1000 --nodes 1,2,3 --corpus DIR --json result.json
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { RedisCluster } from "@sonica/cloud/src/redis/cluster.ts";
import { publishIndex } from "@sonica/cloud/src/redis/publish-index.ts";
import { RedisIndex } from "@sonica/cloud/src/redis/redis-index.ts";
import { RedisMatcher } from "@sonica/cloud/src/redis/redis-matcher.ts";
import { Matcher } from "@sonica/shared/src/match/matcher.ts";
import { Segment } from "@sonica/shared/src/match/segment.ts";
import { SegmentBuilder } from "@sonica/shared/src/match/segment-builder.ts";
import { hasRedis, startRedisCluster } from "../harness/redis-cluster.ts";
import { cut, idOf, worn } from "../shared/constellations.ts";
import { seededRandom } from "../signals/random.ts";
import { composedSources, corpusSources } from "./matcher/sources.ts";
import { Medleys } from "./support/distractors.ts";
import { quantile } from "./support/measure.ts";
import { publish, type Row } from "./support/report.ts";

const { values: options } = parseArgs({
  options: {
    tracks: { type: "string", default: "500" },
    nodes: { type: "string", default: "1,2,3" },
    queries: { type: "string", default: "40" },
    corpus: { type: "string" },
    json: { type: "string" },
  },
});
if (!hasRedis()) {
  console.error("This bench needs redis-server (Debian: apt install redis-server).");
  process.exit(2);
}
const tracks = Number(options.tracks);
const queryCount = Number(options.queries);
const PATH = { survival: 0.85, jitterTicks: 0.8, jitterSteps: 0.5, noisePerSecond: 9 };
const CLIP_SECONDS = 5;
/** Clips asked about at the same time when throughput is measured. */
const AT_ONCE = 8;

const sources = options.corpus === undefined ? await composedSources() : await corpusSources(options.corpus);
const present = new Medleys(sources.songs);
const absent = new Medleys(sources.strangers);
const builder = new SegmentBuilder();
for (let i = 0; i < tracks; i++) builder.add(idOf(i), present.recording(i));
const segment = Segment.from(builder.finish());
const inMemory = new Matcher([segment]);

const random = seededRandom(1);
const known = Array.from({ length: queryCount }, (_, i) =>
  worn(cut(present.medley(random.whole(0, tracks - 1)), random.between(0, 230), CLIP_SECONDS), i, PATH),
);
const misses = Array.from({ length: Math.ceil(queryCount / 4) }, (_, i) =>
  worn(cut(absent.medley(1_000_000 + i), random.between(0, 230), CLIP_SECONDS), i, PATH),
);

async function timesOf(clips: typeof known, matcher: RedisMatcher): Promise<number[]> {
  const times: number[] = [];
  for (const clip of clips) {
    const started = performance.now();
    const answer = await matcher.identify(clip);
    times.push(performance.now() - started);
    if (JSON.stringify(answer) !== JSON.stringify(inMemory.identify(clip))) throw new Error("The verdicts differ.");
  }
  return times;
}

const rows: Row[] = [];
for (const count of options.nodes.split(",").map(Number)) {
  const folder = mkdtempSync(join(tmpdir(), "sonica-redis-bench-"));
  mkdirSync(folder, { recursive: true });
  const nodes = await startRedisCluster(count, folder);
  const cluster = new RedisCluster(nodes.urls);
  try {
    await cluster.open();
    const empty = nodes.usedBytes();
    const started = performance.now();
    await publishIndex(cluster, "bench", segment);
    const publishSeconds = (performance.now() - started) / 1000;
    const matchers = await Promise.all(
      Array.from({ length: AT_ONCE }, async () => new RedisMatcher([(await RedisIndex.open(cluster, "bench"))!])),
    );
    await timesOf(known.slice(0, 5), matchers[0]);
    const { traffic } = cluster;
    const before = { ...traffic };
    const times = await timesOf(known, matchers[0]);
    const afterKnown = { ...traffic };
    const missTimes = await timesOf(misses, matchers[0]);
    const afterMisses = { ...traffic };
    const together = performance.now();
    await Promise.all(known.map((clip, i) => matchers[i % AT_ONCE].identify(clip)));
    const perSecond = (known.length * 1000) / (performance.now() - together);
    rows.push({
      nodes: count,
      "known p50 ms": quantile(times, 0.5).toFixed(1),
      "p99 ms": quantile(times, 0.99).toFixed(1),
      commands: Math.round((afterKnown.commands - before.commands) / known.length),
      "kB a known clip": Math.round((afterKnown.receivedBytes - before.receivedBytes) / known.length / 1000),
      "absent p50 ms": quantile(missTimes, 0.5).toFixed(0),
      "kB an absent clip": Math.round((afterMisses.receivedBytes - afterKnown.receivedBytes) / misses.length / 1000),
      [`known a second, ${AT_ONCE} at once`]: perSecond.toFixed(0),
      "publish, recordings/s": Math.round(tracks / publishSeconds),
      "kB a recording in Redis": ((nodes.usedBytes() - empty) / tracks / 1000).toFixed(0),
    });
    process.stderr.write(`${JSON.stringify(rows.at(-1))}\n`);
  } finally {
    cluster.close();
    await nodes.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

publish(
  {
    bench: "redis",
    data: `${tracks} recordings, medleys of four minutes out of ${sources.words}; clips of ${CLIP_SECONDS} s; nodes and search share this machine's cores; every verdict compared with the one from memory`,
    rows,
  },
  options.json,
);
