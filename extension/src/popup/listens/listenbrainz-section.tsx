import { useLiveQuery } from "dexie-react-hooks";
import { send } from "../../messages.ts";
import type { ListenBrainz } from "../../storage/listenbrainz.ts";
import { countListens } from "../../storage/listens.ts";
import { useWords } from "../../words/use-words.ts";
import { ConnectForm } from "./connect-form.tsx";
import { useListenBrainz } from "./use-listenbrainz.ts";

/** Submitting what was listened to: off until a token is given, and what goes out said before. */
export function ListenBrainzSection() {
  const { listens } = useWords();
  const account = useListenBrainz();
  if (account === undefined) return null;
  const kind = account === null ? "off" : account.isRevoked ? "revoked" : "connected";
  return (
    <section className="listenbrainz" aria-labelledby="listenbrainz-heading" data-listenbrainz={kind}>
      <h2 id="listenbrainz-heading">ListenBrainz</h2>
      {account && <Account account={account} />}
      {(!account || account.isRevoked) && (
        <>
          <p className="hint">{listens.hint}</p>
          <ConnectForm serverUrl={account?.serverUrl} />
        </>
      )}
    </section>
  );
}

function Account({ account }: { readonly account: ListenBrainz }) {
  const { listens } = useWords();
  const waiting = useLiveQuery(() => countListens("waiting"), [], 0);
  const refused = useLiveQuery(() => countListens("refused"), [], 0);
  return (
    <>
      {account.isRevoked ? (
        <p role="alert">{listens.revoked(account.userName)}</p>
      ) : (
        <p>{listens.connected(account.userName, new URL(account.serverUrl).host)}</p>
      )}
      <p className="hint" role="status" data-waiting={waiting}>
        {waiting > 0 && listens.waiting(waiting)} {refused > 0 && listens.refused(refused)}
      </p>
      <div className="actions">
        {waiting > 0 && !account.isRevoked && (
          <button type="button" className="secondary" onClick={() => void send("send-listens")}>
            {listens.sendNow}
          </button>
        )}
        <button type="button" className="secondary" onClick={() => void send("disconnect-listenbrainz")}>
          {listens.disconnect}
        </button>
      </div>
    </>
  );
}
