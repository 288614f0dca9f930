// @vitest-environment node
import { LANGUAGES, type Language, languageOf } from "@sonica/extension/src/words/language.ts";
import { Speech } from "@sonica/extension/src/words/speech.ts";
import { wordsOf } from "@sonica/extension/src/words/words.ts";
import { describe, expect, it } from "vitest";

const languages = Object.keys(LANGUAGES) as Language[];

/** Every sentence with its path; functions are called with numbers and names that can be told apart. */
function* sentences(branch: object, path = ""): Generator<[path: string, sentence: string]> {
  for (const [key, value] of Object.entries(branch)) {
    if (value instanceof Speech) continue;
    const here = path ? `${path}.${key}` : key;
    if (typeof value === "string") yield [here, value];
    else if (typeof value === "function") yield [here, String(value(7, 7, "⟨name⟩", "⟨name⟩"))];
    else yield* sentences(value, here);
  }
}

const said = Object.fromEntries(languages.map((language) => [language, new Map(sentences(wordsOf(language)))]));
const placeholders = (sentence = "") => (sentence.match(/\{\w+\}/g) ?? []).sort();

describe.each(languages)("the words in %s", (language) => {
  it("leave no sentence empty", () => {
    expect([...said[language]].filter(([, sentence]) => !sentence.trim())).toEqual([]);
  });

  it("have the same gaps as the English ones", () => {
    for (const [path, sentence] of said.en) {
      expect(placeholders(said[language].get(path)), path).toEqual(placeholders(sentence));
    }
  });
});

it.each(["hi", "bho"] as const)("writes %s in Devanagari: what stays Roman is a name", (language) => {
  const names = /^(Sonica|⟨name⟩|[\d\s.,×+−:%…]|Enter|Esc)*$/;
  const untranslated = [...said[language]].filter(
    ([, sentence]) => !/[\u0900-\u097F]/.test(sentence) && !names.test(sentence),
  );
  expect(untranslated).toEqual([]);
});

it("speaks the browser's language when it knows it, and English when not", () => {
  expect(languageOf("auto", ["de-DE", "bho-IN", "hi"])).toBe("bho");
  expect(languageOf("auto", ["hi-IN", "en"])).toBe("hi");
  expect(languageOf("auto", ["de", "toString"])).toBe("en");
  expect(languageOf("en", ["hi"])).toBe("en");
});

it("says which translations no native speaker has read", () => {
  expect(LANGUAGES.bho.isReviewed).toBe(false);
});

describe("numbers and dates", () => {
  const { say } = wordsOf("en");
  const { say: sayHindi } = wordsOf("hi");

  it("count in the forms of the language", () => {
    const songs = { one: "# song", other: "# songs" };
    expect([0, 1, 2, 1234].map((count) => say.count(count, songs))).toEqual([
      "0 songs",
      "1 song",
      "2 songs",
      "1,234 songs",
    ]);
    expect(sayHindi.count(0, { one: "# गाना", other: "# गाने" })).toBe("0 गाना");
    expect(sayHindi.number(1234567)).toBe("12,34,567");
  });

  it("tell how long ago", () => {
    const now = Date.UTC(2026, 5, 20, 12);
    const ago = (seconds: number, of = say) => of.ago(now - seconds * 1000, now);
    expect([5, 60, 3 * 3600, 25 * 3600].map((seconds) => ago(seconds))).toEqual([
      null,
      "1 minute ago",
      "3 hours ago",
      "yesterday",
    ]);
    expect(ago(-50)).toBeNull();
    expect(ago(3 * 3600, sayHindi)).toBe("3 घंटे पहले");
  });

  it("give sizes as a person would", () => {
    expect([1, 901, 9340, 999_960].map((bytes) => say.bytes(bytes))).toEqual([
      "1 byte",
      "901 bytes",
      "9.3 kB",
      "1.0 MB",
    ]);
  });

  it("name languages and leave out what has no name", () => {
    expect(say.languageName("bho")).toBe("Bhojpuri");
    expect(sayHindi.languageName("bho")).toBe("भोजपुरी");
    expect([undefined, "not a tag", "xx"].map((tag) => say.languageName(tag))).toEqual([null, null, null]);
  });

  it("keep a foreign name from turning the sentence round", () => {
    expect(say.quote("\u202Eevil")).toBe("\u2068\u202Eevil\u2069");
  });
});
