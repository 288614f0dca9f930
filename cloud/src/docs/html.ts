/** Text that is markup already. */
export class Html {
  constructor(readonly markup: string) {}
}

/** Markup with values put in: text is escaped, markup and lists of it go in as they are, what is missing is left out. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Html =>
  new Html(String.raw({ raw: parts }, ...values.map(markupOf)));

type Value = Html | string | readonly Html[] | false | undefined;

function markupOf(value: Value): string {
  if (value === undefined || value === false) return "";
  if (value instanceof Html) return value.markup;
  return typeof value === "string" ? escaped(value) : value.map(({ markup }) => markup).join("");
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
