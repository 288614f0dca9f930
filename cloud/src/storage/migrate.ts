import { type Kysely, type Migration, Migrator } from "kysely";
import { createCatalogue } from "./migrations/0001-catalogue.ts";
import { createSearch } from "./migrations/0002-search.ts";
import { createVideoAnswers } from "./migrations/0003-video-answers.ts";
import { createRelatives } from "./migrations/0004-relatives.ts";
import { createLyrics } from "./migrations/0005-lyrics.ts";
import type { Schema } from "./schema.ts";

/** In order of their names; a published migration never changes. */
const MIGRATIONS: Record<string, Migration> = {
  "0001-catalogue": { up: createCatalogue },
  "0002-search": { up: createSearch },
  "0003-video-answers": { up: createVideoAnswers },
  "0004-relatives": { up: createRelatives },
  "0005-lyrics": { up: createLyrics },
};

/** Brings the database to the schema of this version; does nothing when it is there already. */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => MIGRATIONS },
    // Each stands alone, and branches that are merged may bring one with a lower number later.
    allowUnorderedMigrations: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
