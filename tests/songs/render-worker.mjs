// Worker thread: renders the entries it is sent. JavaScript, since a worker starts before TypeScript can be read.
import { parentPort, workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
const { renderEntry } = await import("./render-entry.ts");

parentPort.on("message", async (entry) => {
  await renderEntry(workerData.folder, entry);
  parentPort.postMessage(entry.slug);
});
