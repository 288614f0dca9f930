import browser from "webextension-polyfill";
import { useShortcut } from "../../ui/use-shortcut.ts";
import { useWords } from "../../words/use-words.ts";

/** Only the browser may change a shortcut: we show it and the way to the page where it is changed. */
export function ShortcutSection() {
  const { privacy } = useWords();
  const shortcut = useShortcut();
  return (
    <section className="shortcut" aria-labelledby="shortcut-heading">
      <h2 id="shortcut-heading">{privacy.shortcut}</h2>
      <p>{shortcut ? <kbd>{shortcut}</kbd> : privacy.noShortcut}</p>
      <button
        type="button"
        className="quiet-button"
        onClick={() => void browser.tabs.create({ url: "chrome://extensions/shortcuts" })}
      >
        {privacy.changeShortcut}
      </button>
    </section>
  );
}
