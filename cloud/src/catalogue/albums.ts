import { randomUUID } from "node:crypto";
import type { Album } from "@sonica/shared/src/api/contract.ts";
import type { Kysely } from "kysely";
import type { Schema } from "../storage/schema.ts";
import { learnedColumns, nameColumns, sameName } from "./names.ts";

/**
 * The id of the album, which is added when new. Films and albums are remade under one name, so name, kind and year
 * make an album. Runs inside the caller's transaction.
 */
export async function albumId(db: Kysely<Schema>, album: Omit<Album, "id">): Promise<string> {
  const known = await db
    .selectFrom("albums")
    .selectAll()
    .where(sameName(album.name))
    .where("kind", "=", album.kind)
    .where("year", "is not distinct from", album.year ?? null)
    .orderBy("id")
    .executeTakeFirst();
  if (known === undefined) {
    const id = randomUUID();
    await db
      .insertInto("albums")
      .values({
        id,
        ...nameColumns(album.name),
        kind: album.kind,
        year: album.year ?? null,
        label: album.label ?? null,
      })
      .execute();
    return id;
  }
  const label = known.label === null && album.label !== undefined ? { label: album.label } : {};
  const learned = { ...learnedColumns(known, album.name), ...label };
  if (Object.keys(learned).length > 0) {
    await db.updateTable("albums").set(learned).where("id", "=", known.id).execute();
  }
  return known.id;
}
