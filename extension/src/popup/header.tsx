import ArrowLeft from "lucide-react/icons/arrow-left";
import History from "lucide-react/icons/history";
import Settings from "lucide-react/icons/settings";
import { SkyMark } from "./sky-mark.tsx";

export type Page = "listen" | "history" | "settings";

const TITLES: Record<Page, string> = { listen: "Sonica", history: "History", settings: "Settings" };

interface Props {
  readonly page: Page;
  readonly onPage: (page: Page) => void;
}

export function Header({ page, onPage }: Props) {
  return (
    <header className="header">
      {page === "listen" ? (
        <span className="logo">
          <SkyMark sky={null} width={26} height={26} />
        </span>
      ) : (
        <button type="button" className="icon-button" aria-label="Back" onClick={() => onPage("listen")}>
          <ArrowLeft size={18} aria-hidden />
        </button>
      )}
      <h1>{TITLES[page]}</h1>
      <nav aria-label="Pages">
        <PageButton page="history" current={page} onPage={onPage}>
          <History size={18} aria-hidden />
        </PageButton>
        <PageButton page="settings" current={page} onPage={onPage}>
          <Settings size={18} aria-hidden />
        </PageButton>
      </nav>
    </header>
  );
}

interface PageButtonProps {
  readonly page: Page;
  readonly current: Page;
  readonly onPage: (page: Page) => void;
  readonly children: React.ReactNode;
}

function PageButton({ page, current, onPage, children }: PageButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={TITLES[page]}
      title={TITLES[page]}
      aria-current={page === current ? "page" : undefined}
      onClick={() => onPage(page)}
    >
      {children}
    </button>
  );
}
