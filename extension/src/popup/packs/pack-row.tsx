import Trash2 from "lucide-react/icons/trash-2";
import { send } from "../../messages.ts";
import type { StoredPack } from "../../storage/packs.ts";
import { useWords } from "../../words/use-words.ts";

/** One pack on this device: what it is, how far it has come, and what can be done about it. */
export function PackRow({ pack }: { readonly pack: StoredPack }) {
  const { common, packs } = useWords();
  const { id, title, recordings, bytes, receivedBytes, state } = pack;
  const trouble = "trouble" in state ? state.trouble : null;
  const isOnTheWay = state.kind === "downloading" || state.kind === "paused";
  return (
    <li className="pack" data-pack={id} data-state={state.kind} data-trouble={trouble ?? undefined}>
      <span className="pack-lines">
        <bdi className="song-title">{title}</bdi>
        <span className="hint">
          {isOnTheWay ? packs.progress(receivedBytes, bytes) : packs.facts(recordings, bytes)} ·{" "}
          {packs.state[state.kind]}
        </span>
        {isOnTheWay && <progress aria-label={packs.progress(receivedBytes, bytes)} max={bytes} value={receivedBytes} />}
        {trouble && (
          <span role="alert" className="pack-trouble">
            {packs.trouble[trouble]}
          </span>
        )}
      </span>
      {state.kind === "downloading" && (
        <button type="button" className="secondary" onClick={() => void send("pause-pack", { id })}>
          {packs.pause}
        </button>
      )}
      {state.kind === "paused" && (
        <button type="button" className="secondary" onClick={() => void send("resume-pack", { id })}>
          {packs.resume}
        </button>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label={common.deleteNamed(title)}
        onClick={() => void send("delete-pack", { id })}
      >
        <Trash2 size={16} aria-hidden />
      </button>
    </li>
  );
}
