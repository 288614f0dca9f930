import { SessionKeeper } from "@sonica/extension/src/background/session-keeper.ts";
import { IDLE } from "@sonica/extension/src/storage/session.ts";
import { readSession, watchSession, writeSession } from "@sonica/extension/src/storage/session-store.ts";
import { beforeEach, expect, it, vi } from "vitest";
import { heard, matchVerdict, SERVER, SKY, unknownVerdict } from "./sessions.ts";

vi.mock("webextension-polyfill", () => import("./fake-browser.ts"));

const started = { kind: "started", heard: heard() } as const;
const asked = { kind: "asked", heardSeconds: 1, firstSampleAtMs: 1 } as const;
const ignore = async () => {};

beforeEach(() => writeSession(IDLE));

it("carries a session through a worker that is killed after every event", async () => {
  await new SessionKeeper(ignore).take(started);
  await new SessionKeeper(ignore).take(asked, "session-1");
  await new SessionKeeper(ignore).take(
    { kind: "answered", verdict: unknownVerdict(), source: SERVER, sky: SKY, isLast: false },
    "session-1",
  );
  await new SessionKeeper(ignore).take(asked, "session-1");
  await new SessionKeeper(ignore).take(
    { kind: "answered", verdict: matchVerdict(), source: SERVER, sky: SKY, isLast: false },
    "session-1",
  );
  expect(await readSession()).toMatchObject({ kind: "match", heard: { questions: 2 } });
});

it("takes events that arrive together one after the other", async () => {
  const keeper = new SessionKeeper(ignore);
  await Promise.all([keeper.take(started), ...Array.from({ length: 20 }, () => keeper.take(asked, "session-1"))]);
  expect(await readSession()).toMatchObject({ heard: { questions: 20 } });
});

it("turns away what belongs to a session that is over", async () => {
  const keeper = new SessionKeeper(ignore);
  await keeper.take(started);
  await keeper.take({ kind: "started", heard: heard({ sessionId: "session-2" }) });
  await keeper.take({ kind: "failed", code: "tab-closed" }, "session-1");
  expect(await readSession()).toMatchObject({ kind: "listening", heard: { sessionId: "session-2" } });
});

it("goes on after a consequence that failed", async () => {
  const onError = vi.spyOn(console, "error").mockImplementation(() => {});
  const keeper = new SessionKeeper(async () => {
    throw new Error("no badge");
  });
  await expect(keeper.take(started)).rejects.toThrow("no badge");
  await expect(keeper.take(asked, "session-1")).rejects.toThrow("no badge");
  expect(await readSession()).toMatchObject({ kind: "listening", heard: { questions: 1 } });
  onError.mockRestore();
});

it("lets a popup follow along", async () => {
  const seen: string[] = [];
  const stop = watchSession((session) => seen.push(session.kind));
  await new SessionKeeper(ignore).take(started);
  stop();
  await new SessionKeeper(ignore).take({ kind: "cancelled" });
  expect(seen).toContain("listening");
  expect(seen.at(-1)).toBe("listening");
});
