import { useEffect } from "react";
import type { Listening } from "../../storage/session.ts";
import { focusOnShow } from "../../ui/focus-on-show.ts";
import { Mascot } from "../../ui/mascot.tsx";
import { useHeardSeconds } from "../../ui/use-picture.ts";
import { useSettings } from "../../ui/use-settings.ts";
import { useWords } from "../../words/use-words.ts";
import { growingWords } from "../growing-words.ts";
import { LiveSkyCanvas } from "../live-sky-canvas.tsx";

/** Listening gives up here, seconds of sound. */
const DEADLINE_SECONDS = 12;

interface Props {
  readonly session: Listening;
  readonly onCancel: () => void;
}

export function ListeningScreen({ session, onCancel }: Props) {
  const words = useWords();
  const { theme } = useSettings();
  const { listen, common } = words;
  const heardSeconds = Math.max(session.heard.heardSeconds, useHeardSeconds());
  useEscape(onCancel);
  return (
    <section className="listening" aria-label={listen.listening} data-heard-seconds={heardSeconds.toFixed(2)}>
      <LiveSkyCanvas />
      {theme === "neon" && <Mascot mood="listening" size={112} />}
      <p className="certainty" role="status">
        {growingWords(words, session, heardSeconds)}
      </p>
      <progress aria-label={listen.deadline} max={DEADLINE_SECONDS} value={heardSeconds} />
      <p className="heard">{listen.heardOf(heardSeconds, session.heard.tab.title || listen.thisTab)}</p>
      <button type="button" className="secondary" onClick={onCancel} ref={focusOnShow}>
        {common.cancel} <kbd>Esc</kbd>
      </button>
    </section>
  );
}

function useEscape(onEscape: () => void): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      onEscape();
    };
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, [onEscape]);
}
