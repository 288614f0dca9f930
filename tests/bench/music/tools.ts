// The programs that real music needs beyond this checkout. What is missing is installed where that is allowed.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { runStep, SetupError } from "../../setup/step.mjs";

/** Program → Debian package: decoding, codecs and filters; unpacking; spoken sentences. */
const PACKAGE_BY_PROGRAM = {
  ffmpeg: "ffmpeg",
  "espeak-ng": "espeak-ng",
  "dpkg-deb": "dpkg",
  "apt-get": "apt",
} as const;

/** @throws SetupError that names what must be installed. */
export async function provideTools(): Promise<void> {
  const lacking = missingPrograms();
  if (lacking.length === 0) return;
  const packages = lacking.map((program) => PACKAGE_BY_PROGRAM[program]);
  const advice = `Real music needs ${packages.join(", ")} (Debian: apt install ${packages.join(" ")}).`;
  if (process.getuid?.() !== 0 || lacking.includes("apt-get")) throw new SetupError(advice);
  await updatePackageLists();
  await apt("apt-install-music-tools", `Installing ${packages.join(", ")}`, [
    ...["install", "-y", "--no-install-recommends", ...packages],
  ]);
  if (missingPrograms().length > 0) throw new SetupError(advice);
}

export const updatePackageLists = (): Promise<void> => apt("apt-update", "Asking Debian for its packages", ["update"]);

const apt = (name: string, title: string, args: string[]): Promise<void> =>
  runStep({
    name,
    title,
    command: "apt-get",
    args: ["-q", ...args],
    env: { DEBIAN_FRONTEND: "noninteractive" },
    advice: "The bench of real music needs a Debian system that reaches its archive.",
  });

function missingPrograms(): (keyof typeof PACKAGE_BY_PROGRAM)[] {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const programs = Object.keys(PACKAGE_BY_PROGRAM) as (keyof typeof PACKAGE_BY_PROGRAM)[];
  return programs.filter((program) => !folders.some((folder) => existsSync(join(folder, program))));
}
