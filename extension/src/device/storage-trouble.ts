/** Why the browser's storage did not take or give bytes. Dexie keeps the browser's own error in `inner`. */
export function storageTroubleOf(error: unknown): "storage-full" | "storage-failed" {
  const names = [error, (error as { inner?: unknown } | null)?.inner].map((each) => (each as Error | null)?.name);
  return names.includes("QuotaExceededError") ? "storage-full" : "storage-failed";
}
