/** Value below which the part `rank` (0 to 1) of the values lies. */
export function quantile(values: readonly number[], rank: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(rank * sorted.length))];
}

const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Milliseconds one call takes. */
export function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Milliseconds of processor time one call takes: what other programs do meanwhile counts little. */
export function processorTimed(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Median milliseconds of processor time of `runs` calls, after calls that let the compiler settle. */
export function medianTime(work: () => unknown, runs = 11, warmUps = 3): number {
  for (let i = 0; i < warmUps; i++) work();
  return median(Array.from({ length: runs }, () => processorTimed(work)));
}
