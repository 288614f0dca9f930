import { Fragment, type ReactNode } from "react";

interface Props {
  /** A sentence with names in braces: "Deleted {title}". */
  readonly words: string;
  readonly values: Readonly<Record<string, ReactNode>>;
}

/** A sentence with elements in it, in whatever order the language wants them. */
export const Filled = ({ words, values }: Props) =>
  words.split(/\{(\w+)\}/).map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence do not move.
    <Fragment key={i}>{i % 2 === 0 ? part : values[part]}</Fragment>
  ));
