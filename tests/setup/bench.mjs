// npm run bench -- <name> [its options]: runs tests/bench/<name>.ts; without a name says which there are.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./paths.mjs";
import { runTypeScript } from "./run.mjs";
import { runEntry, setup } from "./setup.mjs";

const FOLDER = "tests/bench";

const [name, ...options] = process.argv.slice(2);

await runEntry(async () => {
  const files = readdirSync(join(ROOT, FOLDER)).filter((file) => file.endsWith(".ts"));
  if (!files.includes(`${name}.ts`)) {
    const names = files.map((file) => file.slice(0, -3));
    console.error(`Which bench? There are: ${names.join(", ")}. For example: npm run bench -- ${names[0]}`);
    return 2;
  }
  await setup({ browser: false });
  return runTypeScript(`${FOLDER}/${name}.ts`, options, {});
});
