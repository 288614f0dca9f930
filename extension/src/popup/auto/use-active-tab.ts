import { useEffect, useState } from "react";
import browser from "webextension-polyfill";

export interface ActiveTab {
  readonly id: number;
  /** Null where the browser hides it. */
  readonly address: string | null;
}

/** The tab this popup stands over: opening it was the click that lets us know its address. */
export function useActiveTab(): ActiveTab | null {
  const [tab, setTab] = useState<ActiveTab | null>(null);
  useEffect(() => {
    void browser.tabs.query({ active: true, currentWindow: true }).then(([found]) => {
      if (found?.id !== undefined) setTab({ id: found.id, address: found.url ?? null });
    });
  }, []);
  return tab;
}
