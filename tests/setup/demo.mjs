// npm run demo
import { runTypeScript } from "./run.mjs";
import { runEntry, setup } from "./setup.mjs";

await runEntry(async () => {
  const { browserPath } = await setup({ browser: true });
  return runTypeScript("tests/demo/main.ts", process.argv.slice(2), { SONICA_BROWSER: browserPath });
});
