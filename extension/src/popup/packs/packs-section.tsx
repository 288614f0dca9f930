import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { type OfferedPacks, send } from "../../messages.ts";
import { readPacks, type StoredPack } from "../../storage/packs.ts";
import { useWords } from "../../words/use-words.ts";
import { loadPackFile } from "./load-pack-file.ts";
import { PackRow } from "./pack-row.tsx";
import { useStorageUse } from "./use-storage-use.ts";

/** Packs on this device and on the matcher: what there is, how it goes, and what went wrong. */
export function PacksSection() {
  const { packs, say } = useWords();
  const here = useLiveQuery(readPacks, []) ?? [];
  const storage = useStorageUse(here);
  return (
    <section className="packs" aria-labelledby="packs" data-packs={here.length}>
      <h2 id="packs">{packs.title}</h2>
      <p className="hint">{packs.hint}</p>
      {here.length === 0 ? (
        <p className="hint">{packs.noneHere}</p>
      ) : (
        <ul className="pack-list" aria-label={packs.here}>
          {here.map((pack) => (
            <PackRow key={pack.id} pack={pack} />
          ))}
        </ul>
      )}
      <Offered here={here} />
      <PackFile />
      {storage && <p className="hint">{packs.storage(storage.used, storage.quota)}</p>}
      <span className="unseen" role="status">
        {here.map(({ title, state }) => `${say.quote(title)}: ${packs.state[state.kind]}`).join(". ")}
      </span>
    </section>
  );
}

/** What the matcher has that is not here yet; asked only when the person wants to know. */
function Offered({ here }: { readonly here: readonly StoredPack[] }) {
  const words = useWords();
  const [offered, setOffered] = useState<OfferedPacks | "asking" | null>(null);
  const look = async () => {
    setOffered("asking");
    setOffered(await send("offered-packs"));
  };
  if (offered === null || offered === "asking") {
    return (
      <button type="button" className="secondary" disabled={offered === "asking"} onClick={() => void look()}>
        {offered === "asking" ? words.common.loading : words.packs.look}
      </button>
    );
  }
  if (offered.kind === "failed") {
    const { title, cause } = words.failures[offered.code];
    return (
      <p role="alert" className="test test-failed" data-code={offered.code}>
        {title}. {cause}
      </p>
    );
  }
  const fresh = offered.packs.filter(({ sha256 }) => !here.some((pack) => pack.sha256 === sha256));
  if (offered.packs.length === 0) return <p className="hint">{words.packs.noneOffered}</p>;
  return (
    <ul className="pack-list" aria-label={words.packs.offered}>
      {fresh.map((pack) => (
        <li key={pack.id} className="pack" data-offered={pack.id}>
          <span className="pack-lines">
            <bdi className="song-title">{pack.title}</bdi>
            <span className="hint">{words.packs.facts(pack.recordings, pack.bytes)}</span>
          </span>
          <button
            type="button"
            className="secondary"
            aria-label={words.packs.downloadNamed(pack.title)}
            onClick={() => void send("fetch-pack", { pack })}
          >
            {words.packs.download}
          </button>
        </li>
      ))}
    </ul>
  );
}

function PackFile() {
  const { packs } = useWords();
  return (
    <label className="file secondary">
      {packs.fromFile}
      <input
        type="file"
        accept=".sonicapack"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void loadPackFile(file);
          target.value = "";
        }}
      />
    </label>
  );
}
