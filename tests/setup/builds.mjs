// What is built: the WASM engine, the extension, and the pack and clip that the extension's first-run page carries.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { BUILT_IN_DIR, ENGINE_WASM, EXTENSION_DIR, PNPM } from "./paths.mjs";
import { hashOf, isStamped, stamp } from "./stamp.mjs";
import { runStep } from "./step.mjs";

const ENGINE = {
  name: "engine",
  title: "Building the engine (AssemblyScript to WASM)",
  package: "@sonica/shared",
  output: ENGINE_WASM,
  inputs: ["shared/assembly", "shared/src/fingerprint/params.ts", "shared/package.json"],
};

const BUILT_IN = {
  name: "built-in",
  title: "Composing the first-run page's songs",
  package: "@sonica/tests",
  output: join(BUILT_IN_DIR, "demo.sonicapack"),
  inputs: [
    "shared/assembly",
    "shared/src/api",
    "shared/src/fingerprint",
    "shared/src/match",
    "shared/src/pack",
    "tests/demo/build-built-in.ts",
    "tests/signals",
    "tests/songs",
  ],
};

const EXTENSION = {
  name: "extension",
  title: "Building the extension",
  package: "@sonica/extension",
  output: join(EXTENSION_DIR, "manifest.json"),
  inputs: ["extension", "shared/assembly", "shared/src", "shared/package.json", "pnpm-lock.yaml", "tsconfig.json"],
};

export const buildEngine = () => build(ENGINE);
export async function buildExtension() {
  await build(BUILT_IN);
  await build(EXTENSION);
}

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
