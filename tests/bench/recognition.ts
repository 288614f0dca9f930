// How much is recognised, under what, after how much audio, and how often is a wrong name said?
//   npm run bench -- recognition
//   npm run bench -- recognition --corpus DIR --set dev --negatives negdev,nonmusic-dev
import { writeFileSync } from "node:fs";
import { askAll } from "./recognition/ask.ts";
import { composedDataset } from "./recognition/composed.ts";
import { corpusDataset } from "./recognition/corpus.ts";
import { type Options, readOptions, USAGE } from "./recognition/options.ts";
import { summaryOf } from "./recognition/summary.ts";
import { wordsFor } from "./recognition/table.ts";
import { CorpusError } from "./recognition/tsv.ts";
import { thisMachine } from "./support/machine.ts";

function optionsOrExit(): Options {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    process.exit(2);
  }
}

async function run({ corpus, json }: Options): Promise<void> {
  const dataset = corpus === undefined ? await composedDataset() : await corpusDataset(corpus);
  const asked = askAll(dataset);
  const summary = summaryOf(asked);
  const machine = thisMachine();
  console.log(`${machine.cpu}, ${machine.cores} cores; Node ${machine.node}; commit ${machine.commit}\n`);
  console.log(wordsFor(dataset, summary));
  if (json === undefined) return;
  const everything = { bench: "recognition", data: dataset.title, machine, measuredAt: new Date().toISOString() };
  writeFileSync(json, `${JSON.stringify({ ...everything, ...summary, asked }, null, 1)}\n`);
  console.error(`written to ${json}`);
}

try {
  await run(optionsOrExit());
} catch (error) {
  if (!(error instanceof CorpusError)) throw error;
  console.error(`${error.message} How the folder must be laid out: tests/bench/README.md.`);
  process.exitCode = 1;
}
