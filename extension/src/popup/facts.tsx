import type { Recording } from "@sonica/shared/src/api/contract.ts";
import type { ReactNode } from "react";
import { SaidName } from "./said-name.tsx";
import { languageWords } from "./words.ts";

const ALBUM_WORDS = { album: "Album", film: "Film", single: "Single" } as const;

/** Film or album, year, label, language: what is known of it. */
export function Facts({ recording: { album, language, artists } }: { readonly recording: Recording }) {
  const composer = artists.find(({ role }) => role === "composer");
  const facts: [string, ReactNode][] = [];
  if (album) facts.push([ALBUM_WORDS[album.kind], <SaidName key="album" name={album.name} language={language} />]);
  if (album?.year) facts.push(["Year", album.year]);
  if (composer) facts.push(["Music", <SaidName key="composer" name={composer.name} language={language} />]);
  if (album?.label) facts.push(["Label", album.label]);
  const languageName = languageWords(language);
  if (languageName) facts.push(["Language", languageName]);
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
