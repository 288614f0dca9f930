// One process at a time may use a data folder. The lock is a file naming its holder; a holder that is gone (killed,
// power cut) leaves a lock that the next process takes over.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { constants, copyFile, link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { Failure, messageOf } from "../failures.ts";

const Holder = z.object({
  pid: z.int(),
  host: z.string(),
  /** Tells this process from a later one with the same id; empty where the system does not say. */
  startedAt: z.string(),
  command: z.string(),
});
type Holder = z.infer<typeof Holder>;

export interface DataLock {
  release(): Promise<void>;
}

export const lockPath = (dataDir: string): string => join(dataDir, "lock.json");

/** @throws Failure "data-folder-in-use" while a living process holds the lock. */
export async function lockDataFolder(dataDir: string, command: string): Promise<DataLock> {
  await mkdir(dataDir, { recursive: true }).catch((error: unknown) => {
    throw new Failure("data-folder-unusable", `The data folder ${dataDir} cannot be made: ${messageOf(error)}`);
  });
  const path = lockPath(dataDir);
  const me: Holder = {
    pid: process.pid,
    host: hostname(),
    startedAt: startOf(process.pid),
    command,
  };
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(me)).catch((error: unknown) => {
    throw new Failure("data-folder-unusable", `The data folder ${dataDir} cannot be written: ${messageOf(error)}`);
  });
  try {
    // Two rounds: the second after clearing a lock whose holder is gone.
    for (let round = 0; round < 2; round++) {
      if (await linked(draft, path)) return { release: () => release(path, me) };
      const holder = await readHolder(dataDir);
      if (holder !== undefined && isAlive(holder)) {
        const elsewhere = holder.host === hostname() ? "" : ` If that machine is gone, delete ${path}.`;
        throw new Failure(
          "data-folder-in-use",
          `The data folder ${dataDir} is in use by \`sonica ${holder.command}\` (process ${holder.pid} on ${holder.host}).${elsewhere}`,
        );
      }
      await clear(path, holder);
    }
    throw new Failure("data-folder-in-use", `The data folder ${dataDir} is being opened by another process.`);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Who holds the lock, alive or not; undefined when nobody does. */
export async function readHolder(dataDir: string): Promise<Holder | undefined> {
  try {
    return Holder.parse(JSON.parse(await readFile(lockPath(dataDir), "utf8")));
  } catch {
    return undefined;
  }
}

/** A holder on another host cannot be looked at: it counts as alive. */
export function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it lives, as another user.
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return startOf(holder.pid) === holder.startedAt;
}

/** A hard link appears whole or not at all, so nobody ever reads half a lock. */
async function linked(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (code === "EEXIST") return false;
    if (WITHOUT_LINKS.has(code)) return copied(draft, path);
    throw error;
  }
}

/** Errors of file systems that have no hard links. */
const WITHOUT_LINKS = new Set(["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP"]);

const copied = (draft: string, path: string): Promise<boolean> =>
  copyFile(draft, path, constants.COPYFILE_EXCL).then(
    () => true,
    () => false,
  );

/** Moved aside first: of two processes that clear the same dead lock one finds that it took the other's, and puts it back. */
async function clear(path: string, dead: Holder | undefined): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  await rename(path, aside).catch(() => {});
  const taken = await readFile(aside, "utf8").catch(() => undefined);
  if (taken !== undefined && dead !== undefined && taken !== JSON.stringify(dead)) await linked(aside, path);
  await rm(aside, { force: true });
}

async function release(path: string, me: Holder): Promise<void> {
  const holder = await readFile(path, "utf8").catch(() => "");
  if (holder === JSON.stringify(me)) await rm(path, { force: true });
}

/** Field 22 of /proc/PID/stat: clock ticks from boot to the start of the process. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}
