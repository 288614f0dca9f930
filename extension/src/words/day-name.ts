import type { Words } from "./words.ts";

/** "Today", "Yesterday", "Tuesday, 24 November"; a date no calendar knows, or the start of time, has none. */
export function dayName({ history, say }: Words, ms: number, nowMs: number): string {
  if (ms <= 0 || Number.isNaN(new Date(ms).getTime())) return history.noDate;
  const days = dayNumber(nowMs) - dayNumber(ms);
  if (days === 0) return history.today;
  if (days === 1) return history.yesterday;
  const isThisYear = new Date(ms).getFullYear() === new Date(nowMs).getFullYear();
  return isThisYear ? say.longDay(ms) : say.day(ms, nowMs);
}

/** Days of the local calendar. */
export function dayNumber(ms: number): number {
  const date = new Date(ms);
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);
}
