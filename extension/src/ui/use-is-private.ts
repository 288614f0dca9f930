import { useEffect, useState } from "react";
import browser from "webextension-polyfill";

/** Whether this stands in a private window; null until the browser has said so. */
export function useIsPrivate(): boolean | null {
  const [isPrivate, setIsPrivate] = useState<boolean | null>(null);
  useEffect(() => void browser.windows.getCurrent().then(({ incognito }) => setIsPrivate(incognito)), []);
  return isPrivate;
}
