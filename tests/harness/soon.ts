import { vi } from "vitest";

/** What follows at once on an idle machine takes this long at most on a busy one, ms. */
const BUSY_MS = 20_000;

/** Waits until a check no longer throws: vi.waitFor, whose own second is too short for a browser on two busy cores. */
export const soon = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: BUSY_MS, interval: 100 });

/** Waits until a value has not changed for so long: what was still under way has then arrived. */
export async function settled<T>(read: () => Promise<T>, quietMs: number): Promise<T> {
  const deadline = performance.now() + BUSY_MS + quietMs;
  let [value, since] = [await read(), performance.now()];
  while (performance.now() - since < quietMs) {
    if (performance.now() > deadline) throw new Error(`It does not settle: ${String(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const next = await read();
    if (next !== value) [value, since] = [next, performance.now()];
  }
  return value;
}
