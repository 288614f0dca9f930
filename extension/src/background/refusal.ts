import type { FailureCode } from "../failures.ts";

/** The browser gives no codes, only sentences. */
export function refusalOf(message: string): FailureCode {
  if (message.includes("active stream")) return "tab-captured-elsewhere";
  if (message.includes("invoked")) return "click-needed";
  return "capture-refused";
}
