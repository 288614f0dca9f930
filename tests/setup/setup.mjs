// Makes a fresh checkout ready: packages → engine → extension → browser. What is ready already costs nothing.
// Plain JavaScript without dependencies, since it runs before there are any.
import { pathToFileURL } from "node:url";
import { provideBrowser } from "./browser.mjs";
import { buildEngine, buildExtension } from "./builds.mjs";
import { installDependencies } from "./dependencies.mjs";
import { withLock } from "./lock.mjs";
import { SetupError, say } from "./step.mjs";

const OLDEST_NODE = [20, 19];

/**
 * @param {{ browser: boolean }} needs `browser`: also the extension's production build and a browser to load it.
 * @returns {Promise<{ browserPath: string | undefined }>}
 */
export async function setup({ browser }) {
  requireNode();
  return withLock(async () => {
    await installDependencies();
    await buildEngine();
    if (!browser) return { browserPath: undefined };
    await buildExtension();
    return { browserPath: await provideBrowser() };
  });
}

/** Runs the main function of an entry point: an error becomes words and exit code 1. */
export async function runEntry(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    say(error instanceof SetupError ? `\n${error.message}` : (error.stack ?? String(error)));
    process.exitCode = 1;
  }
}

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new SetupError(`Sonica needs Node ${OLDEST_NODE.join(".")} or newer; this is ${process.versions.node}.`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await runEntry(async () => {
    const { browserPath } = await setup({ browser: true });
    say(`✓ Everything is ready; browser: ${browserPath}`);
    return 0;
  });
}
