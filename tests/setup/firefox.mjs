// Firefox, for the tests of its build. Where there is none and none can be installed those tests are skipped and say so:
// nothing else here needs it.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { runStep, say } from "./step.mjs";

const NAMES = ["firefox-esr", "firefox"];

const PLACES = ["/Applications/Firefox.app/Contents/MacOS/firefox", "C:\\Program Files\\Mozilla Firefox\\firefox.exe"];

/** Without a sound device of its own Firefox starts no AudioContext: PulseAudio gives it one. */
const PACKAGES = ["firefox-esr", "pulseaudio", "pulseaudio-utils"];

export const findFirefox = () => process.env.SONICA_FIREFOX || find(NAMES) || PLACES.find((path) => existsSync(path));

export const hasSoundServer = () => find(["pulseaudio"]) !== undefined && find(["parec"]) !== undefined;

const find = (names) => {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
};

export async function provideFirefox() {
  if (findFirefox() && hasSoundServer()) return;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync("/usr/bin/apt-get")) return;
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const advice = "The tests of the Firefox build are skipped without it.";
  const apt = (name, title, args) => runStep({ name, title, command: "apt-get", args: ["-q", ...args], env, advice });
  try {
    await apt("apt-update", "Asking Debian for its packages", ["update"]);
    await apt("apt-firefox", "Installing Firefox", ["install", "-y", "--no-install-recommends", ...PACKAGES]);
  } catch (error) {
    say(error.message);
  }
}
