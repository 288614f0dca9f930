import { useState } from "react";
import { Frame } from "../ui/frame.tsx";
import { HistoryPage } from "./history/history-page.tsx";
import { ListenPage } from "./listen-page.tsx";
import { Nav, type Page } from "./nav.tsx";
import { SearchPage } from "./search/search-page.tsx";
import { SettingsPage } from "./settings/settings-page.tsx";

export function Popup() {
  const [page, setPage] = useState<Page>("listen");
  return (
    <Frame>
      <div className="popup">
        <Nav page={page} onPage={setPage} />
        {page === "listen" && <ListenPage onPage={setPage} />}
        {page === "search" && <SearchPage onPage={setPage} />}
        {page === "history" && <HistoryPage />}
        {page === "settings" && <SettingsPage />}
      </div>
    </Frame>
  );
}
