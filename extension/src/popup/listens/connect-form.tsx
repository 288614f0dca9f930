import { type FormEvent, useState } from "react";
import browser from "webextension-polyfill";
import { type Credentials, send, type TokenTrouble } from "../../messages.ts";
import { LISTENBRAINZ_URL, parseListenBrainzUrl } from "../../storage/listenbrainz.ts";
import { sitePatternOf } from "../../storage/sites.ts";
import { useWords } from "../../words/use-words.ts";

type Step = { readonly kind: "offered" | "asking" } | { readonly kind: "failed"; readonly trouble: TokenTrouble };

/** The token is tried before it is kept; the browser asks for the permission to talk to this server in the same click. */
export function ConnectForm({ serverUrl = LISTENBRAINZ_URL }: { readonly serverUrl?: string | undefined }) {
  const { listens } = useWords();
  const [typed, setTyped] = useState<Credentials>({ serverUrl, token: "" });
  const [step, setStep] = useState<Step>({ kind: "offered" });
  const connect = async (event: FormEvent) => {
    event.preventDefault();
    setStep({ kind: "asking" });
    const credentials = { ...typed, token: typed.token.trim() };
    const connected = await askAndConnect(credentials);
    setStep(connected.kind === "failed" ? connected : { kind: "offered" });
  };
  return (
    <form onSubmit={(event) => void connect(event)} noValidate>
      <label htmlFor="listenbrainz-server">{listens.server}</label>
      <div className="field">
        <input
          id="listenbrainz-server"
          type="url"
          value={typed.serverUrl}
          placeholder={LISTENBRAINZ_URL}
          onChange={({ target }) => setTyped({ ...typed, serverUrl: target.value })}
        />
      </div>
      <label htmlFor="listenbrainz-token">{listens.token}</label>
      <p className="hint" id="listenbrainz-token-hint">
        {listens.tokenHint}
      </p>
      <div className="field">
        <input
          id="listenbrainz-token"
          type="password"
          autoComplete="off"
          maxLength={200}
          value={typed.token}
          aria-describedby="listenbrainz-token-hint listenbrainz-test"
          onChange={({ target }) => setTyped({ ...typed, token: target.value })}
        />
        <button type="submit" className="secondary" disabled={step.kind === "asking" || typed.token.trim() === ""}>
          {listens.connect}
        </button>
      </div>
      <p id="listenbrainz-test" role="status" className={`test test-${step.kind}`} data-connect={step.kind}>
        {step.kind === "asking" && listens.asking}
        {step.kind === "failed" && `✗ ${listens.trouble[step.trouble]}`}
      </p>
    </form>
  );
}

async function askAndConnect(credentials: Credentials) {
  const pattern = sitePatternOf(parseListenBrainzUrl(credentials.serverUrl));
  if (!pattern) return { kind: "failed", trouble: "address" } as const;
  // The background finishes the work if this popup closes over the browser's question: it is told before.
  void send("listenbrainz-wanted", credentials);
  await browser.permissions.request({ origins: [pattern] });
  return send("connect-listenbrainz", credentials);
}
