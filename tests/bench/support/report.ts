import { writeFileSync } from "node:fs";
import { type Machine, thisMachine } from "./machine.ts";

type Cell = string | number;
export type Row = Readonly<Record<string, Cell>>;

export interface Report {
  readonly bench: string;
  /** What was measured on. */
  readonly data: string;
  readonly rows: readonly Row[];
  /** Single numbers beside the table. */
  readonly facts?: Row;
}

/** Prints a report as a table, and writes it to a file too when one is named. */
export function publish(report: Report, jsonPath: string | undefined): void {
  const machine = thisMachine();
  console.log(`\n${report.bench}: ${report.data}\n${wordsFor(machine)}\n`);
  console.log(`${table(report.rows)}\n`);
  for (const [name, value] of Object.entries(report.facts ?? {})) console.log(`${name}: ${value.toLocaleString("en")}`);
  if (jsonPath === undefined) return;
  writeFileSync(jsonPath, `${JSON.stringify({ ...report, machine, measuredAt: new Date().toISOString() }, null, 2)}\n`);
  console.log(`\nwritten to ${jsonPath}`);
}

const wordsFor = ({ cpu, cores, node, commit }: Machine): string =>
  `${cpu}, ${cores} cores; Node ${node}; commit ${commit}`;

/** Markdown, so that it can be copied into a document. */
function table(rows: readonly Row[]): string {
  const heads = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [heads, heads.map(() => "---"), ...rows.map((row) => heads.map((head) => String(row[head] ?? "")))];
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  return lines.map((line) => `| ${line.map((cell, i) => cell.padEnd(widths[i])).join(" | ")} |`).join("\n");
}
