import { answer, send } from "@sonica/extension/src/messages.ts";
import { beforeEach, expect, it, vi } from "vitest";
import fakeBrowser from "./fake-browser.ts";

vi.mock("webextension-polyfill", () => import("./fake-browser.ts"));

beforeEach(() => fakeBrowser.runtime.onMessage.listeners.clear());

it("brings a payload to its handler and the reply back", async () => {
  answer({ "test-server": ({ serverUrl }) => ({ kind: "ready", recordings: serverUrl.length, version: "1" }) });
  expect(await send("test-server", { serverUrl: "http://x" })).toEqual({ kind: "ready", recordings: 8, version: "1" });
});

it("leaves messages of other contexts to those contexts", async () => {
  answer({ release: async () => ({ isNeeded: false }) });
  answer({ identify: async ({ isLast }) => (isLast ? "stop" : "go-on") });
  const question = { sessionId: "s", bytes: [1, 2], heardSeconds: 1, firstSampleAtMs: 1, isLast: true };
  expect(await send("identify", question)).toBe("stop");
  await expect(send("cancel")).rejects.toThrow("Receiving end does not exist");
});

it("does not stumble over what is no message of ours", () => {
  answer({ cancel: () => undefined });
  for (const stranger of [null, 3, "cancel", {}, { name: 4 }, { name: "toString" }]) {
    expect(fakeBrowser.runtime.onMessage.emit(stranger)).toEqual([undefined]);
  }
});
