import { romanise } from "@sonica/shared/src/text/romanise.ts";
import { scriptOf } from "@sonica/shared/src/text/script.ts";
import { joinedSpellingOf, keyOf, spellingOf } from "@sonica/shared/src/text/spelling.ts";
import { toDevanagari } from "@sonica/shared/src/text/to-devanagari.ts";
import { wordsOf } from "@sonica/shared/src/text/words.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const keys = (text: string): string[] => wordsOf(text).map((word) => keyOf(spellingOf(word.text)));

describe("Phonetic keys", () => {
  it.each([
    ["खेसारी", ["khesari", "kesari", "khesaari", "Khesaari", "KHESARI"]],
    ["आशिक़ी", ["aashiqui", "ashiqui", "aashiki", "ashiki", "aashiqi"]],
    ["ज़िंदगी", ["zindagi", "jindagi", "zindgi", "jindgee"]],
    ["चौहान", ["chauhan", "chouhan", "chohan"]],
    ["सिंह", ["singh", "sing"]],
    ["पिया", ["piya", "pia", "piyaa"]],
    ["हूँ", ["hoon", "hu", "hun", "hoo"]],
    ["मुंबई", ["mumbai", "munbai"]],
    ["वक़्त", ["waqt", "vakt", "wakt"]],
    ["फूल", ["phool", "ful", "phul", "fool"]],
    ["महफ़िल", ["mehfil", "mahfil", "mehphil"]],
    ["लक्ष्मी", ["lakshmi", "laxmi", "lakshmee"]],
  ])("of %s are those of %j", (devanagari, spellings) => {
    for (const spelling of spellings) expect(keys(spelling), spelling).toEqual(keys(devanagari));
  });

  it.each([
    ["gurmukhi", "ਸੋਹਣੀ", "sohani"],
    ["gujarati", "ઢોલિડા", "dholida"],
    ["bengali", "সোনার", "sonar"],
    ["tamil", "பாடல்", "paatal"],
    ["telugu", "నాటు", "naatu"],
    ["kannada", "ಹಾಡು", "haadu"],
    ["malayalam", "മലയാളം", "malayalam"],
    ["oriya", "ଓଡ଼ିଆ", "odia"],
  ])("of %s words are those of their Latin spelling", (script, word, latin) => {
    expect(scriptOf(word)).toBe(script);
    expect(distanceOfKeys(word, latin)).toBeLessThanOrEqual(1);
  });

  it("tell different words apart", () => {
    const words = ["dil", "dard", "jaan", "yaar", "pyaar", "raat", "baat", "chaand", "sapna", "saajan", "mohabbat"];
    expect(new Set(words.map((word) => keys(word).join())).size).toBe(words.length);
  });

  it("of words written as one are those of the title written as one", () => {
    const joined = (text: string): string => keyOf(joinedSpellingOf(wordsOf(text).map((word) => word.text)));
    for (const title of ["tumhiho", "tum hi ho", "तुम ही हो", "tumhi ho"])
      expect(joined(title)).toBe(joined("Tum Hi Ho"));
  });

  it("do not change when they are folded again, whatever was typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        for (const word of wordsOf(text)) {
          const spelling = spellingOf(word.text);
          expect(spelling).toBe(spelling.toLowerCase());
          expect(keyOf(spelling).length).toBeLessThanOrEqual(Math.max(spelling.length, 1));
        }
      }),
    );
  });

  it("do not depend on letter case, doubled letters or accents", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[bdgjklmnprstv][aiu][bdgjklmprstv][aiu]?$/), (word) => {
        expect(keys(word.toUpperCase())).toEqual(keys(word));
        expect(keys(word.replace(/[bdgklmprst]/g, "$&$&"))).toEqual(keys(word));
        expect(keys(word.replace("a", "á"))).toEqual(keys(word));
      }),
    );
  });
});

function distanceOfKeys(a: string, b: string): number {
  const [first, second] = [keys(a).join(""), keys(b).join("")];
  const isIn = (short: string, long: string): boolean => {
    let at = 0;
    for (const letter of long) if (letter === short[at]) at++;
    return at >= short.length - 1;
  };
  return Math.abs(first.length - second.length) + (isIn(first, second) || isIn(second, first) ? 0 : 9);
}

describe("Transliteration", () => {
  it.each([
    ["तुम ही हो", "Tum Hi Ho"],
    ["आशिक़ी २", "Aashiki २"],
    ["मेरे सपनों की रानी", "Mere Sapnon Ki Raani"],
    ["ज़िंदगी", "Zindagi"],
    ["अरिजीत सिंह", "Arijeet Singh"],
    ["हम–तुम (1995)", "Ham–Tum (1995)"],
  ])("writes %s as people type it", (devanagari, latin) => {
    expect(romanise(devanagari)).toBe(latin);
  });

  it.each([
    ["tum hi ho", "तुम ही हो"],
    ["kesariya", "केसरिया"],
    ["zindagi", "ज़िंदगी"],
    ["fursat", "फ़ुरसत"],
    ["pyaar", "प्यार"],
    ["Chaand", "चांद"],
    ["दिल Dil", "दिल दिल"],
  ])("reads %s in Devanagari", (latin, devanagari) => {
    expect(toDevanagari(latin)).toBe(devanagari);
  });

  it("there and back keeps the sound", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^([kgjtdpbmnrls](aa|i|u|e|o)){1,4}$/), (word) => {
        expect(keys(toDevanagari(word))).toEqual(keys(word));
        expect(keys(romanise(toDevanagari(word)))).toEqual(keys(word));
      }),
    );
  });

  it("leaves what is no Indic letter as it is, and never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."aZ9 <>&'\"%\\\u202e😀😀é\u0301क़्ँ\u200d") }), (text) => {
        expect(typeof romanise(text)).toBe("string");
        expect(typeof toDevanagari(text)).toBe("string");
        if (!/[\u0900-\u097f]/.test(text)) expect(romanise(text)).toBe(text);
      }),
    );
  });
});
