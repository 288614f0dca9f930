import { readFile } from "node:fs/promises";
import { Engine, type EngineExports } from "../fingerprint/engine.ts";

const ENGINE_WASM = new URL("../../build/engine.wasm", import.meta.url);

let compiled: Promise<WebAssembly.Module> | undefined;

/** A new engine; the module is compiled once per thread. */
export async function loadEngine(): Promise<Engine> {
  compiled ??= readFile(ENGINE_WASM).then((bytes) => WebAssembly.compile(bytes));
  const instance = await WebAssembly.instantiate(await compiled, {});
  return new Engine(instance.exports as unknown as EngineExports);
}
