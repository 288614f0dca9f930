import History from "lucide-react/icons/history";
import Search from "lucide-react/icons/search";
import Settings from "lucide-react/icons/settings";
import type { ReactNode } from "react";
import { SkyMark } from "../ui/sky-mark.tsx";
import { useWords } from "../words/use-words.ts";

export type Page = "listen" | "search" | "history" | "settings";

const ICONS: Record<Page, ReactNode> = {
  listen: <SkyMark sky={null} width={20} height={20} />,
  search: <Search size={16} aria-hidden />,
  history: <History size={16} aria-hidden />,
  settings: <Settings size={16} aria-hidden />,
};

/** In the order they are shown. */
const PAGES: readonly Page[] = ["listen", "search", "history", "settings"];

interface Props {
  readonly page: Page;
  readonly onPage: (page: Page) => void;
}

/** The popup's four pages. */
export function Nav({ page, onPage }: Props) {
  const { common } = useWords();
  return (
    <header>
      <h1 className="unseen">{page === "listen" ? common.appName : common.pages[page]}</h1>
      <nav className="nav" aria-label={common.navigation}>
        {PAGES.map((name) => (
          <button
            key={name}
            type="button"
            data-page={name}
            aria-current={name === page ? "page" : undefined}
            onClick={() => onPage(name)}
          >
            {ICONS[name]}
            {common.pages[name]}
          </button>
        ))}
      </nav>
    </header>
  );
}
