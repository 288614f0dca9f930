// What does recognising without a server cost in Chromium? A pack is opened in a worker, as the extension does, and asked
// one clip at a time.
//   npm run bench -- pack --songs 500,1000,2000 --json result.json
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Recording } from "@sonica/shared/src/api/contract.ts";
import { encodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import { Segment } from "@sonica/shared/src/match/segment.ts";
import { encodePack } from "@sonica/shared/src/pack/pack.ts";
import { build } from "esbuild";
import { launch } from "puppeteer";
import { findBrowser } from "../setup/browser.mjs";
import { CACHE_DIR } from "../setup/paths.mjs";
import { cut, idOf, worn } from "../shared/constellations.ts";
import { seededRandom } from "../signals/random.ts";
import { buildSegment } from "./matcher/build-segment.ts";
import { composedSources } from "./matcher/sources.ts";
import { isTwin } from "./matcher/twins.ts";
import { Medleys } from "./support/distractors.ts";
import { quantile } from "./support/measure.ts";
import type { PackTimes } from "./support/pack-worker.ts";
import { publish, type Row } from "./support/report.ts";

const { values: options } = parseArgs({
  options: {
    songs: { type: "string", default: "500,1000,2000" },
    queries: { type: "string", default: "60" },
    json: { type: "string" },
  },
});
const queryCount = Number(options.queries);
const FOLDER = join(CACHE_DIR, "bench", "packs");
const CLIP_SECONDS = 5;
/** What an ordinary path (codec, another cut of the frames) leaves of a clip. */
const PATH = { survival: 0.85, jitterTicks: 0.8, jitterSteps: 0.5, noisePerSecond: 9 };

const sources = await composedSources();
const present = new Medleys(sources.songs);
const absent = new Medleys(sources.strangers);

/** As much text as a real song's row has. */
const rowOf = (index: number): Recording => ({
  id: idOf(index),
  title: { latin: `A song of the usual length ${index}`, devanagari: `औसत लंबाई का एक गीत ${index}` },
  artists: (["singer", "composer", "lyricist"] as const).map((role, i) => ({
    id: idOf(3_000_000 + (index % 200) * 3 + i),
    name: { latin: `Some Artist ${index % 200}`, devanagari: `कोई कलाकार ${index % 200}` },
    role,
  })),
  album: { id: idOf(4_000_000 + (index >> 3)), name: { latin: `Some Film ${index >> 3}` }, kind: "film", year: 2020 },
  language: "hi",
  genre: "filmi",
  durationSeconds: 240,
});

/** The pack's file, made when it is not there yet. */
function packOf(songs: number): string {
  mkdirSync(FOLDER, { recursive: true });
  const path = join(FOLDER, `composed-${Segment.version}-${songs}.sonicapack`);
  if (existsSync(path)) return path;
  const segment = `${path}.segment`;
  buildSegment(segment, 0, songs);
  const recordings = Array.from({ length: songs }, (_, index) => rowOf(index));
  const manifest = { id: idOf(5_000_000), title: "Bench", createdAt: "2026-01-01T00:00:00Z", recordings };
  writeFileSync(path, encodePack(manifest, readFileSync(segment)));
  return path;
}

function clipsOf(songs: number): { track: number; from: number; bytes: Uint8Array }[] {
  const random = seededRandom(1);
  return Array.from({ length: queryCount * 2 }, (_, i) => {
    const isAbsent = i >= queryCount;
    const track = isAbsent ? -1 : random.whole(0, songs - 1);
    const whole = isAbsent ? absent.medley(1_000_000 + i) : present.medley(track);
    const from = random.between(0, 230);
    return { track, from, bytes: encodeConstellation(worn(cut(whole, from, CLIP_SECONDS), i, PATH)) };
  });
}

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL("./support/pack-worker.ts", import.meta.url))],
  bundle: true,
  minify: true,
  write: false,
  format: "iife",
});
let served = "";
const server = createServer((request, response) => {
  if (request.url === "/worker.js") response.setHeader("content-type", "text/javascript").end(outputFiles[0].text);
  else if (request.url === "/pack") response.end(readFileSync(served));
  else response.setHeader("content-type", "text/html").end("<!doctype html><title>bench</title>");
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const rows: Row[] = [];
let version = "";
for (const songs of options.songs.split(",").map(Number)) {
  served = packOf(songs);
  const clips = clipsOf(songs);
  const browser = await launch({
    executablePath: findBrowser()!,
    pipe: true,
    protocolTimeout: 600_000,
    args: ["--disable-gpu", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
  });
  version = await browser.version();
  try {
    const page = await browser.newPage();
    await page.goto(address);
    const asked = clips.map(({ bytes }) => Array.from(bytes));
    const { openMs, times } = await page.evaluate(
      (all) =>
        new Promise<PackTimes>((resolve, reject) => {
          const worker = new Worker("/worker.js");
          worker.onerror = (event) => reject(new Error(event.message));
          worker.onmessage = ({ data }) => resolve(data);
          worker.postMessage({ url: "/pack", clips: all.map((each) => Uint8Array.from(each)) });
        }),
      asked,
    );
    const known = times.slice(0, queryCount);
    const unknown = times.slice(queryCount);
    const ms = (of: typeof times, rank: number) =>
      quantile(
        of.map((each) => each.ms),
        rank,
      ).toFixed(1);
    const named = known.flatMap(({ match }, i) => (match ? [{ match, clip: clips[i] }] : []));
    const others = named.filter(({ match, clip }) => match.recordingId !== idOf(clip.track));
    const twins = others.filter(({ match, clip }) => isTwin(present, CLIP_SECONDS, clip, match)).length;
    rows.push({
      songs,
      "pack MB": (readFileSync(served).length / 1e6).toFixed(1),
      "open ms": Math.round(openMs),
      "known p50 ms": ms(known, 0.5),
      "known p95 ms": ms(known, 0.95),
      "absent p50 ms": ms(unknown, 0.5),
      "absent p95 ms": ms(unknown, 0.95),
      "named right / twin / wrong": `${named.length - others.length} / ${twins} / ${others.length - twins}`,
      "absent named": unknown.filter(({ match }) => match).length,
    });
  } finally {
    await browser.close();
  }
}
server.close();

publish(
  {
    bench: "pack",
    data: `${queryCount} clips of ${CLIP_SECONDS} s that are in the pack and ${queryCount} that are not, medleys of four minutes out of ${sources.words}, with an ordinary path's wear; ${version}, one worker`,
    rows,
  },
  options.json,
);
