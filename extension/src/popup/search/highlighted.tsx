import type { Name } from "@sonica/shared/src/api/contract.ts";
import type { NameHighlights, TextRange } from "@sonica/shared/src/api/search.ts";
import type { ShownName } from "../../storage/title.ts";

/** A text with what was typed set off. Ranges come from the server: what does not fit the text is left out. */
function Highlighted({ text, ranges }: { readonly text: string; readonly ranges: readonly TextRange[] }) {
  const parts: React.ReactNode[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    if (start < at || end <= start || end > text.length) continue;
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}

interface NameProps {
  readonly name: Name;
  readonly marks: NameHighlights | undefined;
  readonly said: ShownName["main"];
  readonly className?: string;
}

/** One script of a name, with its language and highlights. */
export const HighlightedName = ({ name, marks, said, className }: NameProps) => (
  <bdi lang={said.lang} className={className}>
    <Highlighted
      text={said.text}
      ranges={(said.text === name.devanagari ? marks?.devanagari : said.text === name.latin ? marks?.latin : []) ?? []}
    />
  </bdi>
);
