// How well and how fast are songs found by what people type? Real names, each in several spellings, with and without a
// slip of the finger, among many invented songs, on the embedded Postgres (or DATABASE_URL's server, or Meilisearch).
//   pnpm bench search --distractors 100000 --stored both --half all --json result.json
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { PostgresEngine } from "@sonica/cloud/src/search/postgres-engine.ts";
import { SongSearch } from "@sonica/cloud/src/search/song-search.ts";
import { openDatabase } from "@sonica/cloud/src/storage/database.ts";
import { SearchParameters } from "@sonica/shared/src/api/search.ts";
import { CACHE_DIR } from "../setup/paths.mjs";
import { fillCatalogue, type Stored } from "./search/catalogue.ts";
import { type Half, halfOf, TARGETS, type Target, withOneTypo } from "./search/relevance.ts";
import { quantile } from "./support/measure.ts";
import { publish, type Row } from "./support/report.ts";

const { values: options } = parseArgs({
  options: {
    distractors: { type: "string", default: "100000" },
    stored: { type: "string", default: "both" },
    half: { type: "string", default: "all" },
    /** Reuse the catalogue of an earlier run; without it a new one is made. */
    keep: { type: "boolean", default: false },
    misses: { type: "boolean", default: false },
    json: { type: "string" },
  },
});
const distractors = Number(options.distractors);
const stored = options.stored as Stored;
const halves: readonly Half[] = options.half === "all" ? ["dev", "frozen"] : [options.half as Half];
if (!Number.isInteger(distractors) || !["both", "devanagari"].includes(stored)) {
  console.error("--distractors takes a whole number, --stored both or devanagari, --half dev, frozen or all.");
  process.exit(2);
}

/** Hits looked through for the right one. */
const DEEPEST = 20;

const dataDir = join(CACHE_DIR, "bench-search", `${stored}-${distractors}-${options.keep ? "kept" : process.pid}`);
const isFilled = existsSync(dataDir);
mkdirSync(dataDir, { recursive: true });
const database = await openDatabase({ databaseUrl: process.env.DATABASE_URL, dataDir });
const startedFilling = performance.now();
if (!isFilled) await fillCatalogue(database, distractors, stored);
const fillingSeconds = Math.round((performance.now() - startedFilling) / 1000);
const search = new SongSearch(new PostgresEngine(database.db), undefined);

const ask = (q: string) => search.search(SearchParameters.parse({ q, limit: DEEPEST }));

/** 1 for the first place; 0 when it is not among the hits. Names as stored: a namesake in the catalogue is right too. */
async function rankOf(
  target: Target,
  q: string,
): Promise<{ reciprocal: number; ms: number; cpuMs: number; first: string }> {
  const before = process.cpuUsage();
  const { hits, elapsedMs } = await ask(q);
  const { user, system } = process.cpuUsage(before);
  const isIt = (name: { latin?: string | undefined; devanagari?: string | undefined }): boolean =>
    name.latin === target.name || name.devanagari === target.devanagari;
  const at = hits.findIndex(({ recording }) =>
    target.kind === "song" ? isIt(recording.title) : recording.artists.some(({ name }) => isIt(name)),
  );
  const first = hits[0]?.recording;
  return {
    reciprocal: at < 0 ? 0 : 1 / (at + 1),
    ms: elapsedMs,
    cpuMs: (user + system) / 1000,
    first: JSON.stringify([first?.title, hits[0]?.score]),
  };
}

for (const target of TARGETS.slice(0, 15)) await ask(target.spellings[0]);
const rows: Row[] = [];
for (const half of halves) {
  for (const slips of ["none", "one"] as const) {
    const times: number[] = [];
    const cpuTimes: number[] = [];
    const ranks: number[] = [];
    for (const target of TARGETS.filter((each) => halfOf(each) === half)) {
      for (const spelling of target.spellings) {
        const q = slips === "one" ? withOneTypo(spelling) : spelling;
        const { reciprocal, ms, cpuMs, first } = await rankOf(target, q);
        times.push(ms);
        cpuTimes.push(cpuMs);
        ranks.push(reciprocal);
        if (options.misses && half === "dev" && reciprocal < 1)
          console.log(`${reciprocal.toFixed(2)} ${q} (${target.name}): ${first}`);
      }
    }
    const mean = ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length;
    rows.push({
      half,
      slips,
      queries: ranks.length,
      MRR: mean.toFixed(3),
      "right first": `${((100 * ranks.filter((rank) => rank === 1).length) / ranks.length).toFixed(1)} %`,
      "in the first 20": `${((100 * ranks.filter((rank) => rank > 0).length) / ranks.length).toFixed(1)} %`,
      "p50 ms": quantile(times, 0.5).toFixed(1),
      "p95 ms": quantile(times, 0.95).toFixed(1),
      "CPU p50 ms": quantile(cpuTimes, 0.5).toFixed(1),
      "CPU p95 ms": quantile(cpuTimes, 0.95).toFixed(1),
    });
  }
}
await database.close();
if (!options.keep) rmSync(dataDir, { recursive: true });

publish(
  {
    bench: "search",
    data:
      `${TARGETS.length} real names, among ${distractors} invented songs; names stored in ` +
      `${stored === "both" ? "both scripts" : "Devanagari alone"}; ${database.kind} Postgres`,
    rows,
    facts: { "filling, seconds": fillingSeconds },
  },
  options.json,
);
