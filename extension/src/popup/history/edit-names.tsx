import type { FormEvent } from "react";
import { renameSong, type Song } from "../../storage/history.ts";
import { useWords } from "../../words/use-words.ts";

/** Longer than any title; what is beyond is cut off. */
const LONGEST_NAME = 300;

/** The song's names as the person wants them; they stay, whatever a matcher says later. */
export function EditNames({ song, onDone }: { readonly song: Song; readonly onDone: () => void }) {
  const { common, history } = useWords();
  const { title, artists } = song.recording;
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? "").trim();
    const [latin, devanagari, singer] = [field("latin"), field("devanagari"), field("singer")];
    if (latin || devanagari) {
      const named = { ...(latin && { latin }), ...(devanagari && { devanagari }) };
      const first = artists[0];
      const isSame = singer === "" || singer === (first?.name.latin ?? first?.name.devanagari);
      const renamed = {
        id: first?.id ?? crypto.randomUUID(),
        name: { latin: singer },
        role: first?.role ?? "performer",
      };
      await renameSong(song.recordingId, { title: named, artists: isSame ? artists : [renamed, ...artists.slice(1)] });
    }
    onDone();
  };
  const singer = artists[0]?.name;
  const fields = [
    ["latin", history.titleLatin, title.latin, "und-Latn"],
    ["devanagari", history.titleDevanagari, title.devanagari, "hi"],
    ["singer", history.singer, singer?.latin ?? singer?.devanagari, undefined],
  ] as const;
  return (
    <form className="edit-names" onSubmit={(event) => void save(event)}>
      {fields.map(([name, label, value, lang]) => (
        <label key={name}>
          {label}
          <input name={name} defaultValue={value ?? ""} lang={lang} dir="auto" maxLength={LONGEST_NAME} />
        </label>
      ))}
      <div className="actions">
        <button type="submit" className="secondary">
          {common.save}
        </button>
        <button type="button" className="secondary" onClick={onDone}>
          {common.cancel}
        </button>
      </div>
    </form>
  );
}
