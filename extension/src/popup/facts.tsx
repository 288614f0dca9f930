import type { Recording } from "@sonica/shared/src/api/contract.ts";
import type { ReactNode } from "react";
import { SaidName } from "../ui/said-name.tsx";
import { useWords } from "../words/use-words.ts";

/** Film or album, year, label, language: what is known of it. */
export function Facts({ recording: { album, language, artists } }: { readonly recording: Recording }) {
  const { verdict, say } = useWords();
  const composer = artists.find(({ role }) => role === "composer");
  const facts: [string, ReactNode][] = [];
  if (album) facts.push([verdict.album[album.kind], <SaidName key="album" name={album.name} language={language} />]);
  if (album?.year) facts.push([verdict.year, album.year]);
  if (composer) facts.push([verdict.music, <SaidName key="composer" name={composer.name} language={language} />]);
  if (album?.label) facts.push([verdict.label, album.label]);
  const languageName = say.languageName(language);
  if (languageName) facts.push([verdict.language, languageName]);
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
