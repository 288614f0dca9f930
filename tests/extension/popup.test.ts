import { badgeOf } from "@sonica/extension/src/background/badge.ts";
import { isCapturable } from "@sonica/extension/src/background/capturable.ts";
import { step } from "@sonica/extension/src/background/machine.ts";
import { obstacleOf, type Tab } from "@sonica/extension/src/background/tabs.ts";
import type { Opened } from "@sonica/extension/src/messages.ts";
import { announcement } from "@sonica/extension/src/popup/announcement.ts";
import { screenOf } from "@sonica/extension/src/popup/screen.ts";
import { IDLE, type Session } from "@sonica/extension/src/storage/session.ts";
import { DEFAULT_SETTINGS, parseServerUrl, parseSettings } from "@sonica/extension/src/storage/settings.ts";
import { wordsOf } from "@sonica/extension/src/words/words.ts";
import { describe, expect, it, vi } from "vitest";
import { heard, matchVerdict, SERVER, SKY, unknownVerdict } from "./sessions.ts";

vi.mock("webextension-polyfill", () => import("./fake-browser.ts"));

const en = wordsOf("en");

const tab: Tab = {
  id: 7,
  title: "A tab",
  iconUrl: null,
  isAudible: true,
  isMuted: false,
  isCapturable: true,
  isPrivate: false,
};
const listening = step(IDLE, { kind: "started", heard: heard() });
const elsewhere = step(IDLE, { kind: "started", heard: heard({ tab: { id: 8, title: "Other", isPrivate: false } }) });
const matched = step(listening, { kind: "answered", verdict: matchVerdict(), source: SERVER, sky: SKY, isLast: false });
const unknown = step(step(listening, { kind: "asked", heardSeconds: 12, firstSampleAtMs: 1 }), {
  kind: "answered",
  verdict: unknownVerdict(),
  source: SERVER,
  sky: SKY,
  isLast: true,
});
const failed = step(listening, { kind: "failed", code: "tab-silent" });

describe("what keeps listening from starting", () => {
  it("is nothing on a tab that plays", () => expect(obstacleOf(tab, IDLE)).toBeNull());
  it("is silence", () => expect(obstacleOf({ ...tab, isAudible: false }, IDLE)).toEqual({ kind: "quiet" }));
  it("is the page itself, audible or not", () => {
    expect(obstacleOf({ ...tab, isCapturable: false }, IDLE)).toEqual({ kind: "page-not-capturable" });
  });
  it("is another tab being listened to", () => {
    expect(obstacleOf(tab, elsewhere)).toEqual({ kind: "already-listening" });
  });
});

it("knows which pages cannot be heard", () => {
  const yes = ["https://example.org/watch?v=1", "http://127.0.0.1:8000/", "file:///music/a.html"];
  const no = [
    undefined,
    "",
    "chrome://settings",
    "about:blank",
    "chrome-extension://abc/popup.html",
    "https://chromewebstore.google.com/detail/x",
    "https://chrome.google.com/webstore/category/extensions",
    "no address",
  ];
  expect(yes.map(isCapturable)).toEqual(yes.map(() => true));
  expect(no.map(isCapturable)).toEqual(no.map(() => false));
});

describe("the screen", () => {
  const opened: Opened = { tab, obstacle: null };
  const kindOf = (session: Session | null, over: Opened | null = opened) => screenOf(over, session).kind;

  it("waits for storage and background", () => {
    expect(kindOf(null)).toBe("waking");
    expect(kindOf(IDLE, null)).toBe("waking");
  });
  it("follows the session of its own tab", () => {
    expect([IDLE, listening, matched, failed].map((session) => kindOf(session))).toEqual([
      "idle",
      "listening",
      "match",
      "failed",
    ]);
  });
  it("shows another tab's listening as being in the way, and its end not at all", () => {
    expect(screenOf(opened, elsewhere)).toEqual({ kind: "failed", code: "already-listening", tabTitle: "Other" });
    expect(kindOf(step(elsewhere, { kind: "failed", code: "tab-closed" }))).toBe("idle");
  });
  it("tells beforehand when it cannot work", () => {
    expect(kindOf(IDLE, { tab: { ...tab, isAudible: false }, obstacle: { kind: "quiet" } })).toBe("quiet");
    expect(screenOf({ tab, obstacle: { kind: "page-not-capturable" } }, IDLE)).toMatchObject({
      code: "page-not-capturable",
    });
  });
});

describe("the badge", () => {
  it("tells the states apart by its sign, and says them in the tooltip", () => {
    const badges = [listening, matched, failed].map((session) => badgeOf(en, session));
    expect(badges.map(({ text }) => text)).toEqual(["…", "✓", "!"]);
    expect(badges[1].tooltip).toContain("केसरिया धूप");
    expect(badges[2].tooltip).toContain("silent");
  });
  it("goes once the end was seen", () => expect(badgeOf(en, step(matched, { kind: "seen" })).text).toBe(""));
});

describe("settings", () => {
  it("take what makes sense and defaults for the rest", () => {
    expect(parseSettings(undefined)).toEqual(DEFAULT_SETTINGS);
    expect(parseSettings({ serverUrl: "javascript:alert(1)", theme: "pink", language: "toString" })).toEqual(
      DEFAULT_SETTINGS,
    );
    expect(parseSettings({ serverUrl: "https://m.example/sonica/", theme: "dark", language: "bho" })).toEqual({
      serverUrl: "https://m.example/sonica",
      askMatcher: "after-device",
      theme: "dark",
      language: "bho",
      script: "own",
    });
  });
  it("accept only http and https addresses", () => {
    expect(parseServerUrl(" http://127.0.0.1:8417/ ")).toBe("http://127.0.0.1:8417");
    expect(["", "127.0.0.1:8417", "ftp://x", "data:text/plain,x", 4].map(parseServerUrl)).toEqual(Array(5).fill(null));
  });
});

it("tells a screen reader what every end is", () => {
  const said = (session: Session) => announcement(en, screenOf({ tab, obstacle: null }, session));
  expect(said(listening)).toBe("Listening");
  expect(said(matched)).toBe("Found: केसरिया धूप, Kesariya Dhoop. Very sure.");
  expect(said(unknown)).toMatch(/^Not in this catalogue/);
  expect(said(failed)).toBe("");
});
