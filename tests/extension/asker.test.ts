// @vitest-environment node
import type { Question } from "@sonica/extension/src/messages.ts";
import { Asker } from "@sonica/extension/src/offscreen/asker.ts";
import { expect, it, vi } from "vitest";

const question = (heardSeconds: number): Question => ({
  sessionId: "s",
  bytes: [],
  heardSeconds,
  firstSampleAtMs: 1,
  isLast: false,
});

/** Asks that are answered when the test says so. */
function openAsks() {
  const asks: { seconds: number; resolve: (answer: "go-on" | "stop") => void; reject: (error: Error) => void }[] = [];
  const onStop = vi.fn();
  const asker = new Asker(
    ({ heardSeconds }) => new Promise((resolve, reject) => asks.push({ seconds: heardSeconds, resolve, reject })),
    onStop,
  );
  return { asks, asker, onStop };
}

it("asks one at a time, and of what waits only the longest clip", async () => {
  const { asks, asker } = openAsks();
  for (const seconds of [1, 1.5, 2, 3]) asker.put(question(seconds));
  expect(asks.map(({ seconds }) => seconds)).toEqual([1]);
  asks[0].resolve("go-on");
  await vi.waitFor(() => expect(asks.map(({ seconds }) => seconds)).toEqual([1, 3]));
});

it("stops when told to and asks no more", async () => {
  const { asks, asker, onStop } = openAsks();
  asker.put(question(1));
  asks[0].resolve("stop");
  await vi.waitFor(() => expect(onStop).toHaveBeenCalledOnce());
  asker.put(question(2));
  expect(asks).toHaveLength(1);
});

it("puts the same question again when the worker died over it", async () => {
  const { asks, asker } = openAsks();
  asker.put(question(1));
  asks[0].reject(new Error("The message port closed before a response was received."));
  await vi.waitFor(() => expect(asks.map(({ seconds }) => seconds)).toEqual([1, 1]));
});

it("puts a longer question instead when there is one by then", async () => {
  const { asks, asker } = openAsks();
  asker.put(question(1));
  asker.put(question(1.5));
  asks[0].reject(new Error("The message port closed before a response was received."));
  await vi.waitFor(() => expect(asks.map(({ seconds }) => seconds)).toEqual([1, 1.5]));
});
