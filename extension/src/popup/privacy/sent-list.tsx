import { useLiveQuery } from "dexie-react-hooks";
import { readSent, type Sent } from "../../storage/sent.ts";
import { useWords } from "../../words/use-words.ts";

/** Every request of late: when, where to, what kind, how much; the content itself when it is opened. */
export function SentList() {
  const { privacy } = useWords();
  const sent = useLiveQuery(readSent);
  if (!sent) return null;
  const bytes = sent.reduce((sum, { body }) => sum + body.length, 0);
  return (
    <details className="sent" data-requests={sent.length} data-bytes={bytes}>
      <summary>{sent.length === 0 ? privacy.nothingSent : privacy.sent(sent.length, bytes)}</summary>
      <p className="hint">{privacy.sentHint}</p>
      <ul>
        {sent.map((request) => (
          <SentRow key={request.id} {...request} />
        ))}
      </ul>
    </details>
  );
}

function SentRow({ atMs, method, address, body }: Sent) {
  const { privacy, say } = useWords();
  const kind = kindOf(address);
  return (
    <li data-address={address} data-bytes={body.length}>
      <details>
        <summary>
          {say.day(atMs)} {say.time(atMs)} · {privacy.kinds[kind]} · {say.bytes(body.length)}
        </summary>
        <code>
          {method} <bdi>{address}</bdi>
        </code>
        {body.length > 0 && <pre>{kind === "listen" ? new TextDecoder().decode(body) : hexOf(body)}</pre>}
      </details>
    </li>
  );
}

type Kind = "fingerprint" | "search" | "song" | "pack" | "listen" | "test" | "other";

function kindOf(address: string): Kind {
  const { pathname } = new URL(address);
  if (pathname.endsWith("/v1/identify")) return "fingerprint";
  if (/\/v1\/(search|suggest|trending)$/.test(pathname)) return "search";
  if (pathname.includes("/v1/recordings/")) return "song";
  if (pathname.includes("/v1/packs")) return "pack";
  if (/\/1\/(submit-listens|validate-token)$/.test(pathname)) return "listen";
  return pathname.endsWith("/readyz") ? "test" : "other";
}

/** 16 bytes a line. */
function hexOf(bytes: Uint8Array): string {
  const words = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"));
  return words.map((word, i) => word + ((i + 1) % 16 === 0 ? "\n" : " ")).join("");
}
