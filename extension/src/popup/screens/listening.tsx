import { useEffect } from "react";
import type { Listening } from "../../storage/session.ts";
import { focusOnShow } from "../focus-on-show.ts";
import { LiveSkyCanvas } from "../live-sky-canvas.tsx";
import { useHeardSeconds } from "../use-picture.ts";
import { growingWords } from "../words.ts";

/** Listening gives up here, seconds of sound. */
const DEADLINE_SECONDS = 12;

interface Props {
  readonly session: Listening;
  readonly onCancel: () => void;
}

export function ListeningScreen({ session, onCancel }: Props) {
  const heardSeconds = Math.max(session.heard.heardSeconds, useHeardSeconds());
  useEscape(onCancel);
  return (
    <section className="listening" aria-label="Listening" data-heard-seconds={heardSeconds.toFixed(2)}>
      <LiveSkyCanvas />
      <p className="certainty" role="status">
        {growingWords(session, heardSeconds)}
      </p>
      <progress aria-label="Time until we give up" max={DEADLINE_SECONDS} value={heardSeconds} />
      <p className="heard">
        <span className="heard-seconds">{heardSeconds.toFixed(1)} s</span> heard of{" "}
        <bdi className="heard-tab">{session.heard.tab.title || "this tab"}</bdi>
      </p>
      <button type="button" className="secondary" onClick={onCancel} ref={focusOnShow}>
        Cancel <kbd>Esc</kbd>
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
