// The two things that are compiled: the WASM engine and the extension.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ENGINE_WASM, EXTENSION_DIR, PNPM } from "./paths.mjs";
import { hashOf, isStamped, stamp } from "./stamp.mjs";
import { runStep } from "./step.mjs";

const ENGINE = {
  name: "engine",
  title: "Building the engine (AssemblyScript to WASM)",
  package: "@sonica/shared",
  output: ENGINE_WASM,
  inputs: ["shared/assembly", "shared/src/fingerprint/params.ts", "shared/package.json"],
};

const EXTENSION = {
  name: "extension",
  title: "Building the extension",
  package: "@sonica/extension",
  output: join(EXTENSION_DIR, "manifest.json"),
  inputs: ["extension", "shared/assembly", "shared/src", "shared/package.json", "pnpm-lock.yaml", "tsconfig.json"],
};

export const buildEngine = () => build(ENGINE);
export const buildExtension = () => build(EXTENSION);

async function build({ name, title, package: packageName, output, inputs }) {
  const hash = hashOf(inputs);
  if (existsSync(output) && isStamped(name, hash)) return;
  await runStep({
    name,
    title,
    command: "npx",
    args: ["-y", PNPM, "--filter", packageName, "build"],
    env: { CI: "true" },
    advice: "The sources do not build as they are; the lines above say where.",
  });
  stamp(name, hash);
}
