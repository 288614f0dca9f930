import type { Recording } from "@sonica/shared/src/api/contract.ts";
import { useLiveQuery } from "dexie-react-hooks";
import Check from "lucide-react/icons/check";
import Send from "lucide-react/icons/send";
import { send } from "../../messages.ts";
import { findListen } from "../../storage/listens.ts";
import { trackOf } from "../../track.ts";
import { useWords } from "../../words/use-words.ts";
import { useListenBrainz } from "./use-listenbrainz.ts";

interface Props {
  readonly recording: Recording;
  readonly listenedAtMs: number;
}

/** ListenBrainz takes nothing older (its LISTEN_MINIMUM_TS), ms since 1970. */
const EARLIEST_MS = 1_033_430_400_000;

/** A song that was named by a click is submitted by hand only, and once. Nothing while no account is connected. */
export function SubmitListen({ recording, listenedAtMs }: Props) {
  const { listens } = useWords();
  const account = useListenBrainz();
  const moment = { recordingId: recording.id, listenedAtMs };
  const listen = useLiveQuery(() => findListen(moment), [recording.id, listenedAtMs], "reading" as const);
  if (!account || listen === "reading" || listenedAtMs < EARLIEST_MS || !trackOf(recording, "")) return null;
  const state = account.isRevoked ? "token-refused" : (listen?.state ?? "new");
  const isOffered = state === "new" || state === "refused";
  const Sign = state === "sent" ? Check : Send;
  return (
    <button
      type="button"
      className="secondary submit-listen"
      data-listen={state}
      // Not `disabled`: who has just pressed it by key stays where they are.
      aria-disabled={!isOffered}
      onClick={() => isOffered && void send("submit-listen", { recording, listenedAtMs })}
    >
      <Sign size={16} aria-hidden />
      <span role="status">{listens.submit[state]}</span>
    </button>
  );
}
