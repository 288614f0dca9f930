// Writes build/tally.wasm into src/match/tally-wasm.ts, for code that runs in every context and loads no file.
import { readFileSync, writeFileSync } from "node:fs";

const wasm = readFileSync(new URL("./build/tally.wasm", import.meta.url));
writeFileSync(
  new URL("./src/match/tally-wasm.ts", import.meta.url),
  `// What assembly/tally.ts compiles to, in base64. Written by: pnpm --filter @sonica/shared embed
export const TALLY_WASM =
  "${wasm.toString("base64")}";
`,
);
