/** The languages the interface speaks. */
export type Language = "en" | "hi" | "bho";

/** What the person chose: a language, or the browser's own. */
export type LanguageChoice = "auto" | Language;

interface LanguageFacts {
  /** As its speakers write it. */
  readonly name: string;
  /** Whether a native speaker has read the translation. */
  readonly isReviewed: boolean;
  /** Whose numbers, dates and plurals are used: Chromium knows none of Bhojpuri's, which are Hindi's. */
  readonly intl: string;
}

export const LANGUAGES: Record<Language, LanguageFacts> = {
  en: { name: "English", isReviewed: true, intl: "en" },
  hi: { name: "हिन्दी", isReviewed: false, intl: "hi" },
  bho: { name: "भोजपुरी", isReviewed: false, intl: "hi" },
};

export const isLanguage = (value: unknown): value is Language =>
  typeof value === "string" && Object.hasOwn(LANGUAGES, value);

/** The chosen language, or the first of the browser's that we speak, or English. */
export function languageOf(
  choice: LanguageChoice,
  browserLanguages: readonly string[] = navigator.languages,
): Language {
  if (choice !== "auto") return choice;
  return browserLanguages.map((tag) => tag.split("-")[0]).find(isLanguage) ?? "en";
}
