import Search from "lucide-react/icons/search";
import { useEffect } from "react";
import { useWords } from "../../words/use-words.ts";

/** The way into search from the first screen: looks like the box it opens; the "/" key opens it too. */
export function SearchEntry({ onOpen }: { readonly onOpen: () => void }) {
  const { search } = useWords();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      onOpen();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [onOpen]);
  return (
    <button type="button" className="search-entry" onClick={onOpen}>
      <Search size={16} aria-hidden />
      <span>{search.label}</span>
      <kbd>/</kbd>
    </button>
  );
}
