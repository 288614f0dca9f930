import { useEffect, useState } from "react";
import browser from "webextension-polyfill";

/** The keys that click the icon, as the browser writes them; empty when there are none. */
export function useShortcut(): string {
  const [shortcut, setShortcut] = useState("");
  useEffect(() => {
    void browser.commands
      ?.getAll()
      .then((all) => setShortcut(all.find(({ name }) => name === "_execute_action")?.shortcut ?? ""));
  }, []);
  return shortcut;
}
