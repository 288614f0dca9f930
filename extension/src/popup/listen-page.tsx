import { useState } from "react";
import type { Remedy } from "../failures.ts";
import { askToHear } from "../hearing-permission.ts";
import { send } from "../messages.ts";
import { useWords } from "../words/use-words.ts";
import { announcement } from "./announcement.ts";
import { AutoSection } from "./auto/auto-section.tsx";
import { useFollowedHere } from "./auto/use-followed-here.ts";
import type { Page } from "./nav.tsx";
import type { Screen } from "./screen.ts";
import { FailedScreen } from "./screens/failed.tsx";
import { IdleScreen } from "./screens/idle.tsx";
import { ListeningScreen } from "./screens/listening.tsx";
import { MatchScreen } from "./screens/match.tsx";
import { MaybeScreen } from "./screens/maybe.tsx";
import { UnknownScreen } from "./screens/unknown.tsx";
import { type ListeningView, useListening } from "./use-listening.ts";

interface Props {
  readonly onPage: (page: Page) => void;
}

interface ScreenProps extends Props {
  readonly onAllowed: () => void;
}

export function ListenPage({ onPage }: Props) {
  const listening = useListening();
  const [isJustAllowed, setIsJustAllowed] = useState(false);
  const view = isJustAllowed ? allowed(listening) : listening;
  const words = useWords();
  const { watch } = useFollowedHere();
  // What goes on in this tab by itself comes first, and takes the place of an invitation to begin.
  if (watch && (view.screen.kind === "idle" || view.screen.kind === "quiet")) {
    return (
      <main className="page" data-state="following">
        <AutoSection />
      </main>
    );
  }
  return (
    <main className="page" data-state={view.screen.kind}>
      <p className="unseen" role="status">
        {announcement(words, view.screen)}
      </p>
      <CurrentScreen {...view} onPage={onPage} onAllowed={() => setIsJustAllowed(true)} />
      {IS_FOLLOWED_BY_AUTO[view.screen.kind] && <AutoSection isReasonSaid={isOfPlayer(view.screen)} />}
    </main>
  );
}

/** The browser said yes, and wants one more click for what was refused before. */
function allowed(view: ListeningView): ListeningView {
  const { screen } = view;
  const isRefusal = screen.kind === "failed" && screen.code === "hearing-not-allowed";
  return isRefusal ? { ...view, screen: { kind: "failed", code: "hearing-just-allowed" } } : view;
}

const isOfPlayer = (screen: Screen): boolean => screen.kind === "failed" && screen.code.startsWith("player-");

/** Where there is room under the screen to go on from it; the idle screen has a place of its own. */
const IS_FOLLOWED_BY_AUTO: Record<Screen["kind"], boolean> = {
  waking: false,
  idle: false,
  quiet: false,
  // Its sky and its button need the room.
  listening: false,
  match: true,
  maybe: true,
  unknown: true,
  failed: true,
};

/** One state in, one screen out. */
function CurrentScreen({ screen, opened, onListen, onCancel, onPage, onAllowed }: ListeningView & ScreenProps) {
  switch (screen.kind) {
    case "waking":
      return null;
    case "idle":
    case "quiet":
      return (
        <IdleScreen
          tab={opened?.tab ?? null}
          isQuiet={screen.kind === "quiet"}
          onListen={onListen}
          onSearch={() => onPage("search")}
        />
      );
    case "listening":
      return <ListeningScreen session={screen.session} onCancel={onCancel} />;
    case "match":
      return <MatchScreen session={screen.session} isPlaying={opened?.tab.isAudible ?? false} onListen={onListen} />;
    case "maybe":
      return (
        <MaybeScreen
          session={screen.session}
          onConfirm={(recordingId) => void send("confirm", { sessionId: screen.session.heard.sessionId, recordingId })}
          onListen={onListen}
        />
      );
    case "unknown":
      return <UnknownScreen session={screen.session} onListen={onListen} />;
    case "failed":
      return (
        <FailedScreen
          code={screen.code}
          sessionId={screen.sessionId}
          tabTitle={screen.tabTitle}
          onRemedy={(remedy) => help(remedy, onListen, onPage, onAllowed)}
        />
      );
  }
}

function help(remedy: Remedy, onListen: () => void, onPage: (page: Page) => void, onAllowed: () => void): void {
  switch (remedy) {
    case "listen":
    case "stop-other":
      onListen();
      return;
    case "allow":
      void askToHear().then((isAllowed) => isAllowed && onAllowed());
      return;
    case "settings":
      onPage("settings");
      return;
    case "none":
      return;
  }
}
