import { parseArgs } from "node:util";

export interface Options {
  /** Do the whole job without anybody looking on. */
  readonly isUnattended: boolean;
  readonly isJson: boolean;
  /** Chooses songs and positions; the same seed chooses the same. */
  readonly seed: number;
  readonly runs: number;
}

export const USAGE = `npm run demo -- [options]

  --once     play a song from a random place, click the toolbar icon, print the verdict; no window
  --json     with --once: one line of JSON for every run, nothing else on standard output
  --seed N   choose the same song and place again
  --runs N   that many runs, then a summary (implies --once)
  --help`;

/** @throws TypeError on an option that does not exist */
export function parseOptions(args: readonly string[]): Options | "help" {
  const { values } = parseArgs({
    args: [...args],
    options: {
      once: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      seed: { type: "string" },
      runs: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return "help";
  const isUnattended = values.once || values.json || values.runs !== undefined || !hasDisplay();
  return {
    isUnattended,
    isJson: values.json,
    seed: wholeNumber("--seed", values.seed) ?? Date.now() % 1_000_000,
    runs: Math.max(1, wholeNumber("--runs", values.runs) ?? 1),
  };
}

const hasDisplay = (): boolean =>
  process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new TypeError(`${name} takes a whole number, not "${text}"`);
  return Number(text);
}
