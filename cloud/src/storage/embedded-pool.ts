// PGlite (Postgres in WASM, in this process) behind the ordinary pg Pool.
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import pg from "pg";
import { Failure, messageOf } from "../failures.ts";

export interface EmbeddedPool {
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** `directory` must be locked (data-lock.ts): PGlite itself lets two processes overwrite each other's rows. */
export async function openEmbeddedPool(directory: string): Promise<EmbeddedPool> {
  const pglite = await PGlite.create(directory, { extensions: { pg_trgm } }).catch((error: unknown) => {
    const message = `The embedded database in ${directory} cannot be opened: ${messageOf(error)}`;
    throw new Failure("database-damaged", message, { cause: error });
  });
  // A configuration serves one connection only: after a failed query the next client needs a fresh one.
  class EmbeddedClient extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super({
        ...(typeof config === "object" ? config : {}),
        ...createPgConfig(pglite),
      });
    }
  }
  // One connection: the messages of two would interleave.
  const pool = new pg.Pool({ max: 1, Client: EmbeddedClient });
  return {
    pool,
    async close() {
      await pool.end();
      await pglite.close();
    },
  };
}
