// How far apart two spellings are: edits (Damerau: a swap of neighbours is one), cheap where people are careless.

const VOWELS = "aeiou";
/** A vowel for another, a vowel or an h more or less, a final nasal more or less. */
const CHEAP = 0.5;
const CHEAPEST = 0.3;
/** Consonants that one and the same letter is written with: ड़ as d or r, व as v or b, श as s or c. */
const ALIKE = new Set(["dr", "rd", "bv", "vb", "nm", "mn", "jg", "gj"]);

const longest = 48;
const rows = [new Float64Array(longest), new Float64Array(longest), new Float64Array(longest)];

/** Weighted edits that turn `a` into `b`. Longer words than 40 letters count by their beginning. One call at a time. */
export function distance(a: string, b: string): number {
  if (a === b) return 0;
  const [n, m] = [Math.min(a.length, 40), Math.min(b.length, 40)];
  let [before, last, row] = rows as [Float64Array, Float64Array, Float64Array];
  last[0] = 0;
  for (let j = 1; j <= m; j++) last[j] = last[j - 1]! + alone(b, j - 1, m);
  for (let i = 1; i <= n; i++) {
    row[0] = last[0]! + alone(a, i - 1, n);
    for (let j = 1; j <= m; j++) {
      const [x, y] = [a.charAt(i - 1), b.charAt(j - 1)];
      let best = last[j - 1]! + (x === y ? 0 : swapCost(x, y));
      best = Math.min(best, last[j]! + alone(a, i - 1, n), row[j - 1]! + alone(b, j - 1, m));
      if (i > 1 && j > 1 && x === b.charAt(j - 2) && y === a.charAt(i - 2)) best = Math.min(best, before[j - 2]! + 1);
      row[j] = best;
    }
    [before, last, row] = [last, row, before];
  }
  return last[m]!;
}

const isVowel = (letter: string): boolean => VOWELS.includes(letter);

function swapCost(x: string, y: string): number {
  if (isVowel(x) && isVowel(y)) return CHEAP;
  return ALIKE.has(x + y) ? CHEAP : 1;
}

/** What a letter that the other word does not have costs. */
function alone(word: string, at: number, length: number): number {
  const letter = word.charAt(at);
  if (at === 0) return 1;
  if (letter === "n" && at === length - 1) return CHEAPEST;
  if (letter === "h") return CHEAP;
  return isVowel(letter) ? CHEAP : 1;
}
