// npm run demo: opens a browser for somebody to try, or does the whole job by itself (--once).
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { CACHE_DIR } from "../setup/paths.mjs";
import { say } from "../setup/step.mjs";
import { seededRandom } from "../signals/random.ts";
import { type Options, parseOptions, USAGE } from "./options.ts";
import { jsonLine, runText, summaryText } from "./report.ts";
import { type Run, runOnce } from "./run.ts";
import { Stage } from "./stage.ts";

process.exitCode = await main();

async function main(): Promise<number> {
  let options: Options | "help";
  try {
    options = parseOptions(process.argv.slice(2));
  } catch (error) {
    say(`${(error as Error).message}\n\n${USAGE}`);
    return 2;
  }
  if (options === "help") {
    console.log(USAGE);
    return 0;
  }
  const stopped = stopSignal();
  const stage = await Stage.open({ isHeadless: options.isUnattended });
  try {
    return options.isUnattended ? await unattended(stage, options, stopped) : await attended(stage, stopped);
  } finally {
    await stage.close();
  }
}

/** Exit code 0 only when every song was right. */
async function unattended(stage: Stage, { seed, runs, isJson }: Options, stopped: Promise<"stopped">): Promise<number> {
  const folder = join(CACHE_DIR, "demo");
  await mkdir(folder, { recursive: true });
  const card = join(folder, "card.png");
  const random = seededRandom(seed);
  const done: Run[] = [];
  while (done.length < runs) {
    const run = await Promise.race([runOnce(stage, random, card), stopped]);
    if (run === "stopped") return 130;
    done.push(run);
    console.log(isJson ? jsonLine(run) : `${done.length > 1 ? "\n" : ""}${runText(run)}`);
  }
  const tell = isJson ? say : console.log;
  if (runs > 1) tell(`\n${summaryText(done)}`);
  tell(`  The card as it was shown: ${card} (seed ${seed})`);
  return done.every(({ isRight }) => isRight) ? 0 : 1;
}

async function attended(stage: Stage, stopped: Promise<"stopped">): Promise<number> {
  const [first] = await stage.chromium.browser.pages();
  const page = first ?? (await stage.chromium.browser.newPage());
  await page.goto(stage.pages.address);
  say(`
  The browser is open: play a song, then click the Sonica icon in its toolbar (behind the puzzle piece)
  or press Alt+Shift+S.   Matcher: ${stage.matcher.address}   Page: ${stage.pages.address}
  Ctrl-C or closing the browser ends the demo.
`);
  const closed = new Promise<void>((resolve) => stage.chromium.browser.once("disconnected", () => resolve()));
  await Promise.race([stopped, closed]);
  return 0;
}

function stopSignal(): Promise<"stopped"> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve("stopped"));
  });
}
