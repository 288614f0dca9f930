import type { TextRange } from "@sonica/shared/src/text/highlight.ts";

interface Props {
  readonly text: string;
  readonly ranges: readonly TextRange[];
}

/** A text with what was typed set off. Ranges may come from a server: what does not fit the text is left out. */
export function Marked({ text, ranges }: Props) {
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
