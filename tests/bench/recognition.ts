// How much is recognised, under what, after how much audio, and how often is a wrong name said?
//   npm run bench -- recognition
//   npm run bench -- recognition --real
//   npm run bench -- recognition --corpus DIR --set dev --negatives negdev,nonmusic-dev
import { writeFileSync } from "node:fs";
import { SetupError } from "../setup/step.mjs";
import { askAll, askLeftOut } from "./recognition/ask.ts";
import { datasetOf } from "./recognition/dataset-of.ts";
import { type Options, readOptions, USAGE } from "./recognition/options.ts";
import { plotsOf } from "./recognition/plots/plots.ts";
import { writeResults } from "./recognition/results.ts";
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

async function run({ data, results, json }: Options): Promise<void> {
  const machine = thisMachine();
  const dataset = await datasetOf(data);
  const asked = [...askAll(dataset), ...askLeftOut(dataset)];
  const summary = summaryOf(asked, dataset);
  const { cpu, cores, node, commit } = machine;
  const words = `${cpu}, ${cores} cores; Node ${node}; commit ${commit}\n\n${wordsFor(dataset, summary)}`;
  console.log(words);
  const head = { bench: "recognition", data: dataset.title, machine, measuredAt: new Date().toISOString() };
  if (results !== undefined) {
    writeResults(results, {
      "tables.md": `# Recognition: ${dataset.label}\n\n${words}\n`,
      "summary.json": `${JSON.stringify({ ...head, ...summary }, null, 1)}\n`,
      ...plotsOf(dataset, summary, asked),
    });
  }
  if (json === undefined) return;
  writeFileSync(json, `${JSON.stringify({ ...head, ...summary, asked })}\n`);
  console.error(`written to ${json}`);
}

try {
  await run(optionsOrExit());
} catch (error) {
  if (error instanceof SetupError) {
    console.error(error.message);
    process.exit(1);
  }
  if (!(error instanceof CorpusError)) throw error;
  console.error(`${error.message} How the folder must be laid out: tests/bench/README.md.`);
  process.exitCode = 1;
}
