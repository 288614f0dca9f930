// Cells that a spreadsheet would take for a formula are kept from it by an apostrophe, which is taken off again.

/**
 * Starts a formula, also behind spaces and marks that spreadsheets skip; full-width signs count for some. An apostrophe
 * of the text's own is guarded too, so that the guard can be told from it.
 */
export const FORMULA =
  /^(?:'|[\s\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|%\t\r]).*$/s;

export const unguarded = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
