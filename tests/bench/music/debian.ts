// Music from Debian packages: downloaded, checked, and only their sounds and licences unpacked. Nothing is installed.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { SetupError } from "../../setup/step.mjs";
import { readTsv } from "../recognition/tsv.ts";
import { run } from "./program.ts";
import { updatePackageLists } from "./tools.ts";

/** Exactly this file of the archive: figures must not change with a package's next version. */
export interface DebianPackage {
  readonly name: string;
  readonly version: string;
  readonly sha256: string;
}

const WANTED = /\.(ogg|mp3|wav|raw|mod|xm|it|s3m)$|\/copyright$/i;

export function readPackages(path: string): DebianPackage[] {
  return readTsv(path, ["package", "version", "sha256"]).map((row) => {
    if (!/^[a-z0-9][a-z0-9.+-]+$/.test(row.package)) throw new RangeError(`"${row.package}" is no package's name.`);
    if (!/^[0-9a-f]{64}$/.test(row.sha256)) throw new RangeError(`${row.package} has no SHA-256 checksum.`);
    return { name: row.package, version: row.version, sha256: row.sha256 };
  });
}

/** Unpacks a package's sounds below `folder`/<name>, unless they are there already. @throws SetupError */
export async function fetchPackage(wanted: DebianPackage, folder: string): Promise<void> {
  const target = join(folder, wanted.name);
  if (await exists(target)) return;
  await mkdir(folder, { recursive: true });
  const workshop = await mkdtemp(join(folder, ".fetching-"));
  try {
    const archive = await download(wanted, workshop);
    const checksum = await sha256Of(archive);
    if (checksum !== wanted.sha256) {
      throw new SetupError(`${wanted.name} ${wanted.version} has the checksum ${checksum}, not ${wanted.sha256}.`);
    }
    await unpackSounds(archive, workshop);
    // Last, so that what is there is whole.
    await rename(join(workshop, "sounds"), target);
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

async function download({ name, version }: DebianPackage, folder: string): Promise<string> {
  const fetch = () => run("apt-get", ["-q", "download", `${name}=${version}`], undefined, folder);
  try {
    await fetch();
  } catch {
    // A fresh system knows no packages yet.
    if (process.getuid?.() === 0) await updatePackageLists();
    try {
      await fetch();
    } catch (cause) {
      throw new SetupError(
        `Debian's archive does not give ${name} ${version}, a package of Debian 12: ${(cause as Error).message}`,
      );
    }
  }
  const file = (await readdir(folder)).find((each) => each.endsWith(".deb"));
  if (file === undefined) throw new SetupError(`apt-get download ${name} left no file.`);
  return join(folder, file);
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

async function unpackSounds(archive: string, workshop: string): Promise<void> {
  const sounds = join(workshop, "sounds");
  await mkdir(sounds);
  const files = await run("dpkg-deb", ["--fsys-tarfile", archive]);
  const names = (await run("tar", ["--list"], files)).toString().split("\n");
  const wanted = names.filter((name) => WANTED.test(name));
  await run("tar", ["--extract", "--directory", sounds, "--no-same-owner", ...wanted], files);
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
