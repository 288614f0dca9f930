import { useEffect, useState } from "react";
import browser from "webextension-polyfill";
import { type Opened, send } from "../messages.ts";
import type { Session } from "../storage/session.ts";
import { watchSession } from "../storage/session-store.ts";
import { type Screen, screenOf } from "./screen.ts";

export interface ListeningView {
  readonly opened: Opened | null;
  readonly screen: Screen;
  readonly onListen: () => void;
  readonly onCancel: () => void;
}

/** Tells the background that a popup is open over this tab, and follows what comes of it. */
export function useListening(): ListeningView {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [session, setSession] = useState<Session | null>(null);

  useEffect(() => {
    void open().then(setOpened);
  }, []);
  // Opening may begin a session, which is stored by then: read before, it would be missing for a moment.
  const isOpened = opened !== null;
  useEffect(() => (isOpened ? watchSession(setSession) : undefined), [isOpened]);
  useEffect(() => (opened ? watchTab(opened, setOpened) : undefined), [opened]);
  useEffect(() => {
    const isMine = session && session.kind !== "idle" && session.heard.tab.id === opened?.tab.id;
    if (isMine && "isSeen" in session && !session.isSeen) void send("seen", { sessionId: session.heard.sessionId });
  }, [session, opened]);

  return {
    opened,
    screen: screenOf(opened, session),
    onListen: () => {
      if (!opened) return;
      setOpened({ ...opened, obstacle: null });
      void send("listen", { tabId: opened.tab.id });
    },
    onCancel: () => void send("cancel"),
  };
}

async function open(): Promise<Opened> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return send("open", { tabId: tab?.id ?? -1 });
}

/** Keeps what we know of the tab fresh. A quiet tab that starts to play is listened to at once. */
function watchTab(opened: Opened, onChange: (opened: Opened) => void): () => void {
  const listener = (tabId: number, { audible, mutedInfo }: { audible?: boolean; mutedInfo?: { muted: boolean } }) => {
    if (tabId !== opened.tab.id) return;
    if (audible && opened.obstacle?.kind === "quiet") {
      void open().then(onChange);
      return;
    }
    const { isAudible, isMuted } = opened.tab;
    const tab = { ...opened.tab, isAudible: audible ?? isAudible, isMuted: mutedInfo?.muted ?? isMuted };
    if (tab.isAudible !== isAudible || tab.isMuted !== isMuted) onChange({ ...opened, tab });
  };
  browser.tabs.onUpdated.addListener(listener);
  return () => browser.tabs.onUpdated.removeListener(listener);
}
