import ArrowLeft from "lucide-react/icons/arrow-left";
import History from "lucide-react/icons/history";
import Settings from "lucide-react/icons/settings";
import { SkyMark } from "../ui/sky-mark.tsx";
import { useWords } from "../words/use-words.ts";

export type Page = "listen" | "history" | "settings";

interface Props {
  readonly page: Page;
  readonly onPage: (page: Page) => void;
}

export function Header({ page, onPage }: Props) {
  const { common } = useWords();
  return (
    <header className="header">
      {page === "listen" ? (
        <span className="logo">
          <SkyMark sky={null} width={26} height={26} />
        </span>
      ) : (
        <button type="button" className="icon-button" aria-label={common.back} onClick={() => onPage("listen")}>
          <ArrowLeft size={18} aria-hidden />
        </button>
      )}
      <h1>{page === "listen" ? common.appName : common.pages[page]}</h1>
      <nav aria-label={common.navigation}>
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
  const title = useWords().common.pages[page];
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={title}
      title={title}
      aria-current={page === current ? "page" : undefined}
      onClick={() => onPage(page)}
    >
      {children}
    </button>
  );
}
