import { randomUUID } from "node:crypto";
import type { Name } from "@sonica/shared/src/api/contract.ts";
import type { Kysely } from "kysely";
import type { Schema } from "../storage/schema.ts";
import { learnedColumns, nameColumns, sameName } from "./names.ts";

/** The id of the artist of this name, who is added when new. Runs inside the caller's transaction. */
export async function artistId(db: Kysely<Schema>, name: Name): Promise<string> {
  const known = await db.selectFrom("artists").selectAll().where(sameName(name)).orderBy("id").executeTakeFirst();
  if (known === undefined) {
    const id = randomUUID();
    await db
      .insertInto("artists")
      .values({ id, ...nameColumns(name) })
      .execute();
    return id;
  }
  const learned = learnedColumns(known, name);
  if (Object.keys(learned).length > 0) {
    await db.updateTable("artists").set(learned).where("id", "=", known.id).execute();
  }
  return known.id;
}
