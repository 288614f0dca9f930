import type { Recording } from "@sonica/shared/src/api/contract.ts";
import Check from "lucide-react/icons/check";
import Copy from "lucide-react/icons/copy";
import { useState } from "react";
import { shownName, titleOf } from "../storage/title.ts";
import { useWords } from "../words/use-words.ts";

/** "Title (other script) – Singer, Singer": what one would paste to a friend. */
export function copyWords(recording: Recording): string {
  const { main, other } = titleOf(recording);
  const singers = recording.artists.filter(({ role }) => role === "singer" || role === "performer");
  const names = singers.map(({ name }) => shownName(name, recording.language).main.text).join(", ");
  const title = other ? `${main.text} (${other.text})` : main.text;
  return names ? `${title} – ${names}` : title;
}

export function CopyButton({ recording }: { readonly recording: Recording }) {
  const { common } = useWords();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(copyWords(recording));
    setIsCopied(true);
  };
  return (
    <button type="button" className="secondary" onClick={() => void copy()}>
      {isCopied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
      <span role="status">{isCopied ? common.copied : common.copy}</span>
    </button>
  );
}
