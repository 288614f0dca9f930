// Recognition on the device in a real Chromium: production build, real worker, no matcher anywhere.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { encodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import { QUERY_PEAKS_PER_SECOND } from "@sonica/shared/src/fingerprint/params.ts";
import { loadEngine } from "@sonica/shared/src/node/load-engine.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Chromium } from "../harness/chromium.ts";
import { freeAddress } from "../harness/free-address.ts";
import { BUILT_IN_DIR } from "../setup/paths.mjs";

let chromium: Chromium;

beforeAll(async () => {
  chromium = await Chromium.launch({ isHeadless: true, serverUrl: await freeAddress() });
});

afterAll(() => chromium?.close());

it("names the first-run clip with no server, from any page of the extension", async () => {
  const page = await chromium.browser.newPage();
  await page.goto(`chrome-extension://${chromium.extension.id}/popup.html`);
  const flac = (await readFile(join(BUILT_IN_DIR, "demo.flac"))).toString("base64");
  const samples = await page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const audio = await new OfflineAudioContext(1, 1, 16_000).decodeAudioData(bytes.buffer);
    return Array.from(audio.getChannelData(0));
  }, flac);
  const engine = await loadEngine();
  engine.open(16_000);
  engine.push(Float32Array.from(samples.slice(0, 3 * 16_000)));
  const bytes = Array.from(encodeConstellation(engine.constellation(QUERY_PEAKS_PER_SECOND)));
  const answer = await page.evaluate(
    (asked) => chrome.runtime.sendMessage({ name: "ask-device", payload: { bytes: asked, scope: "demo" } }),
    bytes,
  );
  expect(answer).toMatchObject({
    verdict: { kind: "match", match: { recording: { title: { latin: "Pehli Dhun" } } } },
    source: { kind: "pack", title: "Sonica demo" },
  });
  expect(Math.abs(answer.verdict.match.offsetSeconds - 14)).toBeLessThan(0.1);
});
