import type { Recording } from "@sonica/shared/src/api/contract.ts";
import Share2 from "lucide-react/icons/share-2";
import { useWords } from "../words/use-words.ts";
import { copyWords } from "./copy-button.tsx";

/** The system's own way to pass the song on, where there is one. */
export function ShareButton({ recording }: { readonly recording: Recording }) {
  const { links } = useWords();
  const text = copyWords(recording);
  if (!("share" in navigator) || !navigator.canShare?.({ text })) return null;
  return (
    // A share that is called off is no failure.
    <button type="button" className="secondary" onClick={() => void navigator.share({ text }).catch(() => undefined)}>
      <Share2 size={16} aria-hidden />
      {links.share}
    </button>
  );
}
