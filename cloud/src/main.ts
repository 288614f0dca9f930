// Command line entry: what can be asked for, nothing of how it is done.
import { Command, InvalidArgumentError, Option } from "commander";
import type { PackFlags } from "./commands/pack.ts";
import { type Config, type Flags, loadConfig } from "./config.ts";
import { Failure, messageOf } from "./failures.ts";
import { VERSION } from "./version.ts";

/** Audio of each file that `identify` listens to, seconds. */
const IDENTIFY_SECONDS = 12;

interface IdentifyFlags extends Flags {
  readonly json?: boolean;
  readonly server?: string;
  readonly seconds?: number;
  readonly timeline?: boolean;
  readonly chapters?: boolean;
  readonly cue?: boolean;
  readonly explain?: string;
}

const program = new Command("sonica")
  .description("Names recordings: a catalogue of songs, a matcher that answers browsers, and tools around them.")
  .version(VERSION)
  .showHelpAfterError()
  .configureHelp({ showGlobalOptions: true });

const dataDir = ["--data-dir <folder>", "folder of database and index (SONICA_DATA_DIR)"] as const;
const workers = ["--workers <count>", "files decoded at the same time (SONICA_WORKERS)"] as const;

program
  .command("serve")
  .description("answer browsers over HTTP until stopped")
  .option("--host <host>", "address to listen on (SONICA_HOST, 127.0.0.1)")
  .option("--port <port>", "port to listen on, 0 for a free one (SONICA_PORT, 8417)")
  .option(...dataDir)
  .action((flags: Flags) =>
    run(flags, async (config) => {
      const { serve } = await import("./commands/serve.ts");
      await serve(config);
      return 0;
    }),
  );

program
  .command("ingest")
  .description("add recordings: mp3, flac, ogg, opus, m4a and wav files, or folders of them")
  .argument("<paths...>")
  .option("--json", "one JSON object per file")
  .option(...workers)
  .option(...dataDir)
  .action((paths: string[], flags: Flags & { json?: boolean }) =>
    run(flags, async (config) => (await import("./commands/ingest.ts")).ingestCommand(config, paths, flags)),
  );

program
  .command("identify")
  .description("say which recording each file is, and where it begins in it")
  .argument("<paths...>", 'audio files; "-" reads paths from standard input, one a line')
  .option("--server <url>", "ask this server instead of the catalogue in the data folder")
  .option(
    "--seconds <seconds>",
    `audio used from the start of each file (${IDENTIFY_SECONDS}; a timeline: all)`,
    positive,
  )
  .option("--timeline", "say what plays from when to when, in one long file or at an http(s) address")
  .addOption(
    new Option("--chapters", "the timeline as chapters").implies({ timeline: true }).conflicts(["json", "cue"]),
  )
  .addOption(new Option("--cue", "the timeline as a CUE sheet").implies({ timeline: true }).conflicts("json"))
  .addOption(
    new Option("--explain <file>", "draw why one file was named so, as .svg or .html").conflicts([
      "timeline",
      "chapters",
      "cue",
    ]),
  )
  .option("--json", "one JSON object per file")
  .option(...workers)
  .option(...dataDir)
  .action((paths: string[], flags: IdentifyFlags) =>
    run(flags, async (config) => {
      if (flags.explain !== undefined && (paths.length !== 1 || !/\.(svg|html)$/i.test(flags.explain))) {
        throw new Failure("bad-explain", "--explain draws one file into one .svg or .html file.");
      }
      if (flags.timeline) return (await import("./commands/timeline.ts")).timelinesCommand(config, paths, flags);
      const seconds = flags.seconds ?? IDENTIFY_SECONDS;
      return (await import("./commands/identify.ts")).identifyCommand(config, paths, { ...flags, seconds });
    }),
  );

program
  .command("remove")
  .description("remove recordings from the catalogue by their ids")
  .argument("<ids...>")
  .option(...dataDir)
  .action((ids: string[], flags: Flags) =>
    run(flags, async (config) => (await import("./commands/remove.ts")).remove(config, ids)),
  );

program
  .command("pack")
  .description("put recordings into a pack, which browsers download to recognise them without a server")
  .option("--title <title>", "what people see", "Sonica songs")
  .option("--language <tag>", "only songs in this language, such as hi or bho")
  .option("--artist <name>", "only songs with this artist, in either script")
  .option("--most-named", "those named most often first; without it the newest")
  .option("--limit <count>", "at most so many recordings", wholeNumber)
  .option("--out <file>", "write here; without it the pack is offered by this data folder's server")
  .option("--json", "one JSON object")
  .option(...dataDir)
  .action((flags: Flags & PackFlags) =>
    run(flags, async (config) => (await import("./commands/pack.ts")).packCommand(config, flags)),
  );

program
  .command("search")
  .description("song search by words")
  .command("sync")
  .description("write everything that is searched anew where it differs: in Postgres, and in Meilisearch (MEILI_URL)")
  .option("--json", "one JSON object")
  .option(...dataDir)
  .action((flags: Flags & { json?: boolean }) =>
    run(flags, async (config) => (await import("./commands/search-sync.ts")).searchSync(config, flags)),
  );

program
  .command("doctor")
  .description("check that everything needed is there and well")
  .option("--server <url>", "a server that should answer")
  .option("--json", "one JSON object")
  .option(...dataDir)
  .action((flags: Flags & { json?: boolean; server?: string }) =>
    run(flags, async (config) => (await import("./commands/doctor.ts")).doctor(config, flags)),
  );

await program.parseAsync();

/** Commands return their exit code; a Failure is told in its words, anything else with its stack. */
async function run(flags: Flags, command: (config: Config) => Promise<number>): Promise<void> {
  try {
    const config = loadConfig(flags);
    // Paths on the command line start from where the caller is.
    process.chdir(config.callerDirectory);
    process.exitCode = await command(config);
  } catch (error) {
    process.exitCode = 1;
    const text = error instanceof Failure ? `${error.message}\n${error.nextStep}` : detailed(error);
    process.stderr.write(`sonica: ${text}\n`);
  }
}

function detailed(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : messageOf(error);
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError("must be a number above 0.");
  return value;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError("must be a whole number above 0.");
  return value;
}
