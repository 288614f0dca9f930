// The packs this server offers: files of one folder. Put one there, and it is on offer; take it away, and it is not.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PackInfo } from "@sonica/shared/src/api/packs.ts";
import { PACK_HEADER_BYTES, packHeadBytes, readPackHead } from "@sonica/shared/src/pack/pack.ts";

const EXTENSION = ".sonicapack";

interface OfferedPack {
  readonly info: PackInfo;
  /** File name inside the folder. */
  readonly name: string;
}

export class PackFiles {
  /** By name, size and time of change: a file is read once. */
  private readonly known = new Map<string, Promise<OfferedPack | undefined>>();

  constructor(readonly folder: string) {}

  /** Every sound pack there is, by title. What is no pack, or half written, is passed over. */
  async list(): Promise<OfferedPack[]> {
    const names = await readdir(this.folder).catch(() => []);
    const offered = await Promise.all(names.filter((name) => name.endsWith(EXTENSION)).map((name) => this.look(name)));
    const byId = new Map(offered.flatMap((pack) => (pack ? [[pack.info.id, pack]] : [])));
    return [...byId.values()].sort((a, b) => a.info.title.localeCompare(b.info.title));
  }

  async get(id: string): Promise<OfferedPack | undefined> {
    return (await this.list()).find(({ info }) => info.id === id);
  }

  /** Written aside and renamed: a file of the final name is whole. Answers its path. */
  async add(id: string, bytes: Uint8Array): Promise<string> {
    await mkdir(this.folder, { recursive: true });
    const path = join(this.folder, `${id}${EXTENSION}`);
    await writeWhole(path, bytes);
    return path;
  }

  private async look(name: string): Promise<OfferedPack | undefined> {
    const path = join(this.folder, name);
    const found = await stat(path).catch(() => undefined);
    if (!found) return undefined;
    const key = `${name} ${found.size} ${found.mtimeMs}`;
    const read = this.known.get(key) ?? describe(path, name, found.size).catch(() => undefined);
    this.known.set(key, read);
    return read;
  }
}

export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(`${path}.part`, bytes);
    await rename(`${path}.part`, path);
  } catch (error) {
    await rm(`${path}.part`, { force: true });
    throw error;
  }
}

async function describe(path: string, name: string, bytes: number): Promise<OfferedPack> {
  const { id, title, createdAt, recordings } = readPackHead(await readHead(path, bytes), bytes);
  const seconds = recordings.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
  const sha256 = await sha256Of(path);
  return { name, info: { id, title, createdAt, recordings: recordings.length, seconds, bytes, sha256 } };
}

async function readHead(path: string, bytes: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const start = new Uint8Array(PACK_HEADER_BYTES);
    await file.read(start, 0, start.length, 0);
    const head = new Uint8Array(packHeadBytes(start, bytes));
    await file.read(head, 0, head.length, 0);
    return head;
  } finally {
    await file.close();
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
