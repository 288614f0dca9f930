// npm run bench: vitest's benches, or the ones named.
import { runVitest } from "./run.mjs";
import { runEntry, setup } from "./setup.mjs";

await runEntry(async () => {
  await setup({ browser: false });
  return runVitest(["bench", "--run", ...process.argv.slice(2)], {});
});
