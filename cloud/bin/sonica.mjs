#!/usr/bin/env node
// Starts src/main.ts from any folder; sets the checkout up first where that has not been done.
import { existsSync } from "node:fs";

const inCheckout = (path) => new URL(`../../${path}`, import.meta.url);

const isSetUp = existsSync(inCheckout("cloud/node_modules/tsx")) && existsSync(inCheckout("shared/build/engine.wasm"));
if (!isSetUp) {
  const { setup } = await import(inCheckout("tests/setup/setup.mjs").href);
  await setup({ browser: false });
}

const { register } = await import("tsx/esm/api");
register();
await import("../src/main.ts");
