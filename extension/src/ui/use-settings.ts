import { createContext, useContext, useEffect, useState } from "react";
import { DEFAULT_SETTINGS, type Settings, watchSettings } from "../storage/settings.ts";

/** Set once by the frame of every page, popup and panel. */
export const SettingsContext = createContext<Settings>(DEFAULT_SETTINGS);

/** The settings as they are now. */
export const useSettings = (): Settings => useContext(SettingsContext);

/** The settings as storage has them; null until it has answered. */
export function useStoredSettings(): Settings | null {
  const [settings, setSettings] = useState<Settings | null>(null);
  useEffect(() => watchSettings(setSettings), []);
  return settings;
}
