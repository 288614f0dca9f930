// npm test: everything vitest finds, or what the arguments name; ends with the line "N passed, N failed".
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { provideFirefox } from "./firefox.mjs";
import { CACHE_DIR } from "./paths.mjs";
import { provideRedis } from "./redis.mjs";
import { runVitest } from "./run.mjs";
import { runEntry, setup } from "./setup.mjs";
import { closingLine, countTests } from "./test-count.mjs";

const REPORT = join(CACHE_DIR, "test-report.json");

await runEntry(async () => {
  const { browserPath } = await setup({ browser: true });
  await provideRedis();
  await provideFirefox();
  mkdirSync(CACHE_DIR, { recursive: true });
  rmSync(REPORT, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${REPORT}`];
  const code = await runVitest(["run", ...reporters, ...process.argv.slice(2)], { SONICA_BROWSER: browserPath });
  const report = existsSync(REPORT) ? JSON.parse(readFileSync(REPORT, "utf8")) : undefined;
  const count = countTests(report, code);
  console.log(closingLine(count));
  return count.failed > 0 ? 1 : 0;
});
