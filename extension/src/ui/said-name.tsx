import type { Name, Recording } from "@sonica/shared/src/api/contract.ts";
import type { NameMarks } from "@sonica/shared/src/text/song.ts";
import { Fragment } from "react";
import { type Said, type ShownName, shownName, titleOf } from "../storage/title.ts";
import { Marked } from "./marked.tsx";
import { useSettings } from "./use-settings.ts";

interface SaidTextProps extends Said {
  readonly className?: string;
  /** The name this is one script of, and what of it was searched for. */
  readonly name?: Name;
  readonly marks?: NameMarks | undefined;
}

/** A text that tells its language. */
export function SaidText({ text, lang, className, name, marks }: SaidTextProps) {
  const ranges = text === name?.devanagari ? marks?.devanagari : text === name?.latin ? marks?.latin : undefined;
  return (
    <bdi lang={lang} className={className}>
      <Marked text={text} ranges={ranges ?? []} />
    </bdi>
  );
}

/** A recording's title, in the script that the person wants first. */
export const useTitle = (recording: Recording): ShownName => titleOf(recording, useSettings().script);

interface SaidNameProps {
  readonly name: Name;
  readonly language: string | undefined;
  readonly marks?: NameMarks | undefined;
}

/** A name in the script that the person wants first. */
export const SaidName = ({ name, language, marks }: SaidNameProps) => (
  <SaidText {...shownName(name, language, useSettings().script).main} name={name} marks={marks} />
);

interface SingersProps {
  readonly recording: Recording;
  /** In the order of the recording's artists. */
  readonly marks?: readonly NameMarks[] | undefined;
}

/** Singers where they are known, else whoever is, with commas between. */
export function Singers({ recording: { artists, language }, marks }: SingersProps) {
  const named = artists.map((artist, at) => ({ ...artist, marks: marks?.[at] }));
  const singers = named.filter(({ role }) => role === "singer");
  const shown = singers.length > 0 ? singers : named;
  return (
    <>
      {shown.map(({ id, role, name, marks }, i) => (
        <Fragment key={`${id} ${role}`}>
          {i > 0 && ", "}
          <SaidName name={name} language={language} marks={marks} />
        </Fragment>
      ))}
    </>
  );
}
