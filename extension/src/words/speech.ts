import { LANGUAGES, type Language } from "./language.ts";

/** The forms of a counted thing; `#` stands for the number. English, Hindi and Bhojpuri need no more than two. */
export interface CountForms {
  readonly one: string;
  readonly other: string;
}

const DAY_SECONDS = 86_400;
const AGO_UNITS = [
  ["day", DAY_SECONDS],
  ["hour", 3600],
  ["minute", 60],
] as const;

/**
 * How one language says numbers, counts, dates and lists. Intl's objects are slow to build, and the popup has no time to
 * lose when it opens: each is made once, when it is first needed.
 */
export class Speech {
  readonly #intl: string;
  readonly #plural = once(() => new Intl.PluralRules(this.#intl));
  readonly #number = once(() => new Intl.NumberFormat(this.#intl));
  readonly #ago = once(() => new Intl.RelativeTimeFormat(this.#intl, { numeric: "auto", style: "long" }));
  readonly #list = once(() => new Intl.ListFormat(this.#intl, { type: "conjunction" }));
  readonly #languages = once(() => new Intl.DisplayNames([this.#intl], { type: "language", fallback: "none" }));

  constructor(readonly language: Language) {
    this.#intl = LANGUAGES[language].intl;
  }

  /** "1,234"; with `digits`, so many after the point. */
  number(value: number, digits?: number): string {
    if (digits === undefined) return this.#number().format(value);
    return value.toLocaleString(this.#intl, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  }

  /** "1 song", "1,234 songs". */
  count(value: number, forms: CountForms): string {
    const form = this.#plural().select(value) === "one" ? forms.one : forms.other;
    return form.replace("#", this.number(value));
  }

  percent(share: number): string {
    return share.toLocaleString(this.#intl, { style: "percent" });
  }

  /** "901 bytes", "9.3 kB", "81.2 MB". */
  bytes(value: number): string {
    if (value < 1000) return unit(this.#intl, value, "byte", "long", 0);
    return value < 999_950
      ? unit(this.#intl, value / 1000, "kilobyte", "short", 1)
      : unit(this.#intl, value / 1e6, "megabyte", "short", 1);
  }

  /** "2.0 sec". */
  seconds(value: number, digits = 0): string {
    return unit(this.#intl, value, "second", "short", digits);
  }

  /** "5 minutes ago", "yesterday"; null within the last minute; the day beyond a week. */
  ago(thenMs: number, nowMs: number): string | null {
    const seconds = Math.max(0, (nowMs - thenMs) / 1000);
    if (seconds > 7 * DAY_SECONDS) return this.day(thenMs);
    for (const [name, length] of AGO_UNITS) {
      if (seconds >= length) return this.#ago().format(-Math.floor(seconds / length), name);
    }
    return null;
  }

  /** "20 Jun"; with the year when it is another one. */
  day(ms: number, nowMs = Date.now()): string {
    const isThisYear = new Date(ms).getFullYear() === new Date(nowMs).getFullYear();
    const year = isThisYear ? {} : ({ year: "numeric" } as const);
    return new Date(ms).toLocaleDateString(this.#intl, { day: "numeric", month: "short", ...year });
  }

  /** "Saturday, 20 June". */
  longDay(ms: number): string {
    return new Date(ms).toLocaleDateString(this.#intl, { weekday: "long", day: "numeric", month: "long" });
  }

  /** "14:05" or "2:05 PM", as the language has it. */
  time(ms: number): string {
    return new Date(ms).toLocaleTimeString(this.#intl, { hour: "numeric", minute: "2-digit" });
  }

  /** "A, B and C". */
  list(items: readonly string[]): string {
    return this.#list().format(items);
  }

  /** "Bhojpuri" for bho; null for what nobody has a name for. */
  languageName(tag: string | undefined): string | null {
    try {
      return (tag && this.#languages().of(tag)) || null;
    } catch {
      return null;
    }
  }

  /** A foreign text inside a sentence, so that its direction cannot turn the sentence round. */
  quote(text: string): string {
    return `\u2068${text}\u2069`;
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const unit = (intl: string, value: number, name: string, unitDisplay: "long" | "short", digits: number): string =>
  value.toLocaleString(intl, {
    style: "unit",
    unit: name,
    unitDisplay,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
