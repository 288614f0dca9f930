import type { Candidate } from "@sonica/shared/src/api/contract.ts";
import { Fragment } from "react";
import { SaidName } from "../ui/said-name.tsx";
import { useWords } from "../words/use-words.ts";

/** More than this many names of one kind would be a catalogue, not a hint. */
const MOST = 2;

/** Other recordings of the same music: versions, and songs that share a passage. */
export function AlsoOn({ relatives }: { readonly relatives: NonNullable<Candidate["alsoOn"]> }) {
  const { verdict } = useWords();
  return (["version", "passage"] as const).map((kind) => {
    const named = relatives.filter((relative) => relative.kind === kind).slice(0, MOST);
    if (named.length === 0) return null;
    return (
      <p key={kind} className="hint also-on" data-also={kind}>
        {verdict.alsoOn[kind]}:{" "}
        {named.map(({ recording: { id, title, language } }, i) => (
          <Fragment key={id}>
            {i > 0 && ", "}
            <SaidName name={title} language={language} />
          </Fragment>
        ))}
      </p>
    );
  });
}
