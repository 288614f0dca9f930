// Keys that one edit apart share one of these: the key itself and what is left without any one letter.
//   W. Garbe, SymSpell, 2012: deletions on both sides find every edit, without listing the alphabet.

/** Shorter keys have too many neighbours to be told apart. */
const SHORTEST = 2;

export function deletionsOf(key: string): string[] {
  const near = new Set([key]);
  if (key.length > SHORTEST) for (let at = 0; at < key.length; at++) near.add(key.slice(0, at) + key.slice(at + 1));
  return [...near];
}
