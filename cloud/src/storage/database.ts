import { join } from "node:path";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { Failure, messageOf } from "../failures.ts";
import { openEmbeddedPool } from "./embedded-pool.ts";
import { migrate } from "./migrate.ts";
import type { Schema } from "./schema.ts";

/** How long to wait for a connection to PostgreSQL, milliseconds. */
const CONNECTION_TIMEOUT_MS = 10_000;

export interface Database {
  readonly kind: "embedded" | "postgres";
  readonly db: Kysely<Schema>;
  close(): Promise<void>;
}

/** Opens the database and brings its schema up to date. */
export async function openDatabase(options: { databaseUrl: string | undefined; dataDir: string }): Promise<Database> {
  const database =
    options.databaseUrl === undefined ? await openEmbedded(options.dataDir) : await openPostgres(options.databaseUrl);
  try {
    await migrate(database.db);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

async function openEmbedded(dataDir: string): Promise<Database> {
  const { pool, close } = await openEmbeddedPool(join(dataDir, "postgres"));
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return { kind: "embedded", db, close };
}

async function openPostgres(connectionString: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  try {
    await pool.query("select 1");
  } catch (error) {
    await pool.end();
    throw new Failure("database-unreachable", `PostgreSQL did not answer: ${messageOf(error)}`, { cause: error });
  }
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return { kind: "postgres", db, close: () => db.destroy() };
}
