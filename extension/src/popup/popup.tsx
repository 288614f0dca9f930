import { useEffect, useState } from "react";
import { Header, type Page } from "./header.tsx";
import { HistoryPage } from "./history/history-page.tsx";
import { ListenPage } from "./listen-page.tsx";
import { SettingsPage } from "./settings/settings-page.tsx";
import { useSettings } from "./use-settings.ts";

export function Popup() {
  const [page, setPage] = useState<Page>("listen");
  const settings = useSettings();

  useEffect(() => {
    document.documentElement.lang = "en";
    document.title = "Sonica";
  }, []);
  useEffect(() => {
    if (settings) document.documentElement.dataset.theme = settings.theme;
  }, [settings]);

  return (
    <div className="popup">
      <Header page={page} onPage={setPage} />
      {page === "listen" && <ListenPage onPage={setPage} />}
      {page === "history" && <HistoryPage />}
      {page === "settings" && settings && <SettingsPage settings={settings} />}
    </div>
  );
}
