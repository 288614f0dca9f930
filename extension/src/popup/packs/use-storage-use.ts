import { useEffect, useState } from "react";

/** Bytes this extension takes on the device and may take; read again whenever `trigger` changes. */
export function useStorageUse(trigger: unknown): { readonly used: number; readonly quota: number } | null {
  const [use, setUse] = useState<{ used: number; quota: number } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the trigger says when to read again
  useEffect(() => {
    void navigator.storage?.estimate().then(({ usage = 0, quota = 0 }) => setUse({ used: usage, quota }));
  }, [trigger]);
  return use;
}
