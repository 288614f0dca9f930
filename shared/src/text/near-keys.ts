// Keys that one edit apart share one of these: the key itself and what is left without any one letter.
//   W. Garbe, SymSpell, 2012: deletions on both sides find every edit, without listing the alphabet.

/** Shorter keys have too many neighbours to be told apart. */
const SHORTEST = 2;

export function deletionsOf(key: string): string[] {
  const near = new Set([key]);
  if (key.length > SHORTEST) for (let at = 0; at < key.length; at++) near.add(key.slice(0, at) + key.slice(at + 1));
  return [...near];
}

/** Whether one letter more, less, other, or two swapped, makes `b` of `a`. */
export function isOneSlip(a: string, b: string): boolean {
  if (a.length > b.length) return isOneSlip(b, a);
  if (b.length - a.length > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  if (a.length < b.length) return a.slice(at) === b.slice(at + 1);
  const isSwap = a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
  return isSwap || a.slice(at + 1) === b.slice(at + 1);
}
