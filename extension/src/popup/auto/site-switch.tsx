import { useState } from "react";
import browser from "webextension-polyfill";
import { send } from "../../messages.ts";
import { siteName } from "../../storage/sites.ts";
import { useSites } from "../../ui/use-sites.ts";
import { useWords } from "../../words/use-words.ts";

interface Props {
  readonly pattern: string;
  /** The player of another site inside this page. */
  readonly isEmbed?: boolean;
}

/** Switches a site on or off. The browser asks for its permission in this very click, and only for this site. */
export function SiteSwitch({ pattern, isEmbed = false }: Props) {
  const { sites: words } = useWords();
  const sites = useSites();
  const [isRefused, setIsRefused] = useState(false);
  if (!sites) return null;
  const isOn = sites.includes(pattern);
  const name = siteName(pattern);

  const change = async () => {
    if (isOn) return void (await send("site-off", { pattern }));
    // The background finishes the work if this popup closes over the browser's question: it is told before.
    void send("site-wanted", { pattern });
    const isGranted = await browser.permissions.request({ origins: [pattern] });
    setIsRefused(!isGranted);
    if (isGranted) await send("site-on", { pattern });
  };

  return (
    <div className="site-switch">
      <label>
        <input type="checkbox" checked={isOn} onChange={() => void change()} data-site={pattern} />
        <span>{isEmbed ? words.alsoOn(name) : words.automatic(name)}</span>
      </label>
      <p className="hint">{isRefused ? words.refused : isEmbed ? words.embed(name) : words.what}</p>
    </div>
  );
}
