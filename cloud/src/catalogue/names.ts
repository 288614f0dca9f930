// Names in the database: two columns, one a script; lookups go by either.
import type { Name } from "@sonica/shared/src/api/contract.ts";
import { type Expression, type SqlBool, sql } from "kysely";

export const toName = (latin: string | null, devanagari: string | null): Name => ({
  ...(latin === null ? {} : { latin }),
  ...(devanagari === null ? {} : { devanagari }),
});

export const nameColumns = (name: Name): { name_latin: string | null; name_devanagari: string | null } => ({
  name_latin: name.latin ?? null,
  name_devanagari: name.devanagari ?? null,
});

/** Rows known by the same name in either script; Latin letters compare without case. */
export const sameName = (name: Name): Expression<SqlBool> =>
  sql<SqlBool>`(lower(name_latin) = lower(${name.latin ?? null}) or name_devanagari = ${name.devanagari ?? null})`;

/** The same person or album given in one more script: the row learns it. */
export const learnedColumns = (
  row: { name_latin: string | null; name_devanagari: string | null },
  name: Name,
): { name_latin?: string; name_devanagari?: string } => ({
  ...(row.name_latin === null && name.latin !== undefined ? { name_latin: name.latin } : {}),
  ...(row.name_devanagari === null && name.devanagari !== undefined ? { name_devanagari: name.devanagari } : {}),
});
