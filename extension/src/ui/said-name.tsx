import type { Name, Recording } from "@sonica/shared/src/api/contract.ts";
import { Fragment } from "react";
import { type Said, type ShownName, shownName, titleOf } from "../storage/title.ts";
import { useSettings } from "./use-settings.ts";

/** A text that tells its language. */
export const SaidText = ({ text, lang, className }: Said & { readonly className?: string }) => (
  <bdi lang={lang} className={className}>
    {text}
  </bdi>
);

/** A recording's title, in the script that the person wants first. */
export const useTitle = (recording: Recording): ShownName => titleOf(recording, useSettings().script);

/** A name in the script that the person wants first. */
export const SaidName = ({ name, language }: { readonly name: Name; readonly language: string | undefined }) => (
  <SaidText {...shownName(name, language, useSettings().script).main} />
);

/** Singers where they are known, else whoever is, with commas between. */
export function Singers({ recording: { artists, language } }: { readonly recording: Recording }) {
  const singers = artists.filter(({ role }) => role === "singer");
  const shown = singers.length > 0 ? singers : artists;
  return (
    <>
      {shown.map(({ id, role, name }, i) => (
        <Fragment key={`${id} ${role}`}>
          {i > 0 && ", "}
          <SaidName name={name} language={language} />
        </Fragment>
      ))}
    </>
  );
}
