import { useEffect, useState } from "react";
import { type Settings, watchSettings } from "../storage/settings.ts";

/** The settings as they are now; null until storage has answered. */
export function useSettings(): Settings | null {
  const [settings, setSettings] = useState<Settings | null>(null);
  useEffect(() => watchSettings(setSettings), []);
  return settings;
}
