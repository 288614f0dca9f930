import { send } from "../../messages.ts";
import { siteName } from "../../storage/sites.ts";
import { useSites } from "../../ui/use-sites.ts";
import { useWords } from "../../words/use-words.ts";

/** The sites that name songs by themselves, each with a way to end it. */
export function SiteList() {
  const { sites: words } = useWords();
  const sites = useSites();
  if (!sites) return null;
  return (
    <section className="sites" aria-labelledby="sites-heading">
      <h2 id="sites-heading">{words.heading}</h2>
      {sites.length === 0 && <p className="hint">{words.none}</p>}
      <ul>
        {sites.map((pattern) => (
          <li key={pattern}>
            <bdi>{siteName(pattern)}</bdi>
            <button
              type="button"
              className="secondary"
              aria-label={words.offNamed(siteName(pattern))}
              onClick={() => void send("site-off", { pattern })}
            >
              {words.off}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
