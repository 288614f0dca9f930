/** z of a two-sided 95 % interval. */
const Z = 1.959964;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Where the true share lies when `hits` of `count` were seen, with 95 % confidence: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) /
 * (1 + z²/n). Honest for small counts and for none or all, unlike p ± z·σ (E. B. Wilson, JASA 22, 1927).
 */
export function wilson(hits: number, count: number): Interval {
  if (count === 0) return { low: 0, high: 1 };
  const share = hits / count;
  const middle = share + Z ** 2 / (2 * count);
  const reach = Z * Math.sqrt((share * (1 - share)) / count + (Z / (2 * count)) ** 2);
  const scale = 1 + Z ** 2 / count;
  // Rounding must not push the ends off the seen share when it is 0 or 1.
  return {
    low: hits === 0 ? 0 : (middle - reach) / scale,
    high: hits === count ? 1 : (middle + reach) / scale,
  };
}
