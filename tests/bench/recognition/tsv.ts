import { readFileSync } from "node:fs";

/** A corpus folder that is not laid out as tests/bench/README.md says. */
export class CorpusError extends Error {
  override readonly name = "CorpusError";
  constructor(
    readonly code: "corpus-file-missing" | "corpus-column-missing" | "corpus-value",
    message: string,
  ) {
    super(message);
  }
}

/** The rows of a table with tabs between its columns and their names in the first line. */
export function readTsv<Column extends string>(path: string, columns: readonly Column[]): Record<Column, string>[] {
  const [heads = [], ...rows] = linesOf(path).map((line) => line.split("\t"));
  const missing = columns.filter((column) => !heads.includes(column));
  if (missing.length > 0) {
    throw new CorpusError("corpus-column-missing", `${path} has no column ${missing.join(", ")}.`);
  }
  return rows.map(
    (cells) => Object.fromEntries(heads.map((head, i) => [head, cells[i] ?? ""])) as Record<Column, string>,
  );
}

export function numberOf<Column extends string>(row: Record<Column, string>, column: Column): number {
  const number = Number(row[column]);
  if (row[column] === "" || !Number.isFinite(number)) {
    throw new CorpusError("corpus-value", `"${row[column]}" in column ${column} is no number.`);
  }
  return number;
}

function linesOf(path: string): string[] {
  try {
    return readFileSync(path, "utf8")
      .split(/\r?\n/)
      .filter((line) => line !== "");
  } catch (cause) {
    throw new CorpusError("corpus-file-missing", `${path} cannot be read (${(cause as Error).message}).`);
  }
}
