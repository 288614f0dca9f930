import { distance } from "@sonica/shared/src/text/distance.ts";
import { highlight } from "@sonica/shared/src/text/highlight.ts";
import { deletionsOf, isOneSlip } from "@sonica/shared/src/text/near-keys.ts";
import { parseQuery, type RankedText, Ranker } from "@sonica/shared/src/text/rank.ts";
import { spellingOf } from "@sonica/shared/src/text/spelling.ts";
import { wordsOf } from "@sonica/shared/src/text/words.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const text = (kind: RankedText["kind"], words: string): RankedText => ({
  kind,
  spellings: wordsOf(words).map((word) => spellingOf(word.text)),
});
const score = (typed: string, ...texts: RankedText[]): number => new Ranker(parseQuery(typed)).score(texts);
const title = (words: string): RankedText => text("title", words);

const LETTERS = fc.string({ unit: fc.constantFrom(..."abkrt"), maxLength: 6 });

describe("Ranking", () => {
  it("puts the title itself above titles that hold it, and those above others", () => {
    const order = ["Tum Hi Ho", "Tum Hi Ho Bandhu", "Tum Hi Aana", "Hum Tum", "Sheila Ki Jawani"];
    const scores = order.map((words) => score("tum hi ho ", title(words)));
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(scores[0]).toBeGreaterThan(scores[1]);
    expect(scores[4]).toBeLessThan(0.5);
  });

  it("does not care for script, spaces or spelling", () => {
    for (const typed of ["तुम ही हो", "tumhiho", "TUM HEE HO", "tumhi ho"]) {
      expect(score(typed, title("Tum Hi Ho")), typed).toBeGreaterThan(0.9);
    }
    expect(score("khesari", text("artist", "खेसारी लाल यादव"))).toBeGreaterThan(0.85);
  });

  it("finds words in title, singer and film together", () => {
    const song = [title("Tum Hi Ho"), text("artist", "Arijit Singh"), text("album", "Aashiqui 2")];
    expect(score("tum hi ho arijit aashiqui", ...song)).toBeGreaterThan(0.9);
  });

  it("takes the last word for the beginning of one, until a space follows", () => {
    expect(score("kesa", title("Kesariya"))).toBeGreaterThan(0.7);
    expect(score("kesa ", title("Kesariya"))).toBeLessThan(0.7);
    for (const typed of ["peh", "ta", "yeh"]) {
      const begun = { peh: "Pehla", ta: "Tab", yeh: "Yehi" }[typed] ?? "";
      expect(score(typed, title(begun)), typed).toBeGreaterThan(0.6);
    }
  });

  it("takes no number for another", () => {
    for (const typed of ["aashiqui 2", "aashiqui2"]) {
      expect(score(typed, title("Aashiqui 2")), typed).toBeGreaterThan(0.9);
      expect(score(typed, title("Aashiqui 3")), typed).toBeLessThan(0.7);
    }
  });

  it("hears nothing in a sign without its letter", () => {
    expect(parseQuery("\u0301 \u200d").words).toEqual([]);
    expect(score("\u0301", title("Tum"))).toBe(0);
  });

  it("stays between 0 and 1 for whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), fc.string({ unit: "binary" }), (typed, words) => {
        const value = score(typed, title(words));
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("Near keys", () => {
  it("one slip apart share a deletion, and are told from others", () => {
    fc.assert(
      fc.property(LETTERS, LETTERS, (a, b) => {
        expect(isOneSlip(a, b)).toBe(plainSlips(a).has(b) || a === b);
        if (a.length > 2 && b.length > 2 && isOneSlip(a, b)) {
          expect(deletionsOf(a).some((key) => deletionsOf(b).includes(key))).toBe(true);
        }
      }),
    );
  });

  it("are as far apart one way as the other", () => {
    fc.assert(
      fc.property(LETTERS, LETTERS, (a, b) => {
        expect(distance(a, b)).toBeCloseTo(distance(b, a));
        expect(distance(a, a)).toBe(0);
        if (a !== b) expect(distance(a, b)).toBeGreaterThan(0);
      }),
    );
  });
});

/** The slow oracle: everything that one slip makes. */
function plainSlips(word: string): Set<string> {
  const slips = new Set<string>();
  for (let at = 0; at <= word.length; at++) {
    for (const letter of "abkrt") {
      slips.add(word.slice(0, at) + letter + word.slice(at));
      if (at < word.length) slips.add(word.slice(0, at) + letter + word.slice(at + 1));
    }
    if (at < word.length) slips.add(word.slice(0, at) + word.slice(at + 1));
    if (at + 1 < word.length) slips.add(word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2));
  }
  return slips;
}

describe("Highlights", () => {
  const marked = (typed: string, shown: string): string => {
    let result = "";
    let at = 0;
    for (const [start, end] of highlight(shown, new Ranker(parseQuery(typed)))) {
      result += `${shown.slice(at, start)}[${shown.slice(start, end)}]`;
      at = end;
    }
    return result + shown.slice(at);
  };

  it.each([
    ["tum hi", "Tum Hi Ho", "[Tum Hi] Ho"],
    ["tum hi", "तुम ही हो", "[तुम ही] हो"],
    ["kes", "Kesariya Balam", "[Kes]ariya Balam"],
    ["kes", "केसरिया बालम", "[केसरिया] बालम"],
    ["tumhiho", "तुम ही हो", "[तुम ही हो]"],
    ["balam ", "Kesariya Baalam!", "Kesariya [Baalam]!"],
    ["<b>", "<b>Bold</b>", "<[b]>Bold</[b]>"],
  ])("of %s in %s", (typed, shown, expected) => {
    expect(marked(typed, shown)).toBe(expected);
  });

  it("lie in the text, in order, and never between a letter and its signs", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."kकिाtम ्ं😀") }), (shown) => {
        let before = 0;
        for (const [start, end] of highlight(shown, new Ranker(parseQuery(shown.slice(0, 4))))) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(shown.length);
          expect(shown.slice(end)).not.toMatch(/^\p{M}/u);
          before = end;
        }
      }),
    );
  });
});
