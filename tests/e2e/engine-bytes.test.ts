// One engine everywhere: what Chromium makes of a sound is what Node makes of it, byte for byte.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { type Browser, launch, type Page } from "puppeteer";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findBrowser } from "../setup/browser.mjs";
import { ENGINE_WASM } from "../setup/paths.mjs";
import { GOLDEN_SHA256_BY_RATE } from "../shared/golden.ts";
import type { goldenBytes } from "./engine-in-page.ts";

const WASM = readFileSync(ENGINE_WASM);

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "engine-in-page.ts")],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "engineInPage",
  });
  browser = await launch({
    executablePath: findBrowser()!,
    pipe: true,
    args: ["--disable-gpu", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
  });
  page = await browser.newPage();
  await page.addScriptTag({ content: outputFiles[0]!.text });
});

afterAll(() => browser?.close());

it.each([...GOLDEN_SHA256_BY_RATE])("Chromium gives the bytes that Node gives at %i Hz", async (rateHz, sha256) => {
  const bytes = await page.evaluate(
    (wasm, rate) =>
      (globalThis as unknown as { engineInPage: { goldenBytes: typeof goldenBytes } }).engineInPage.goldenBytes(
        wasm,
        rate,
      ),
    [...WASM],
    rateHz,
  );
  expect(createHash("sha256").update(Uint8Array.from(bytes)).digest("hex")).toBe(sha256);
});
