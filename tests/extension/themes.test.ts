// @vitest-environment node
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../../extension/src/ui/style/tokens.css", import.meta.url), "utf8").replace(
  /\/\*.*?\*\//gs,
  "",
);

/** Tokens of a block, as written. */
function tokensOf(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf("}", start));
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value.trim()]),
  );
}

const base = tokensOf(":root");

interface Look {
  readonly name: string;
  readonly tokens: Record<string, string>;
  readonly isDark: boolean;
}

const contrast = { ...base, ...tokensOf(':root[data-theme="contrast"]') };
const looks: readonly Look[] = [
  { name: "light", tokens: base, isDark: false },
  { name: "dark", tokens: base, isDark: true },
  { name: "contrast, light", tokens: contrast, isDark: false },
  { name: "contrast, dark", tokens: contrast, isDark: true },
  { name: "neon", tokens: { ...base, ...tokensOf(':root[data-theme="neon"]') }, isDark: true },
];

function colourOf({ tokens, isDark }: Look, token: string): string {
  const value = tokens[token];
  const reference = value.match(/^var\(--([\w-]+)\)$/);
  if (reference) return colourOf({ name: "", tokens, isDark }, reference[1]);
  const pair = value.match(/^light-dark\((#\w+), (#\w+)\)$/);
  return pair ? pair[isDark ? 2 : 1] : value;
}

/** WCAG's relative luminance of #rrggbb. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratio(look: Look, one: string, other: string): number {
  const [light, dark] = [luminance(colourOf(look, one)), luminance(colourOf(look, other))].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ["page", "surface", "surface-raised"];

describe.each(looks)("$name", (look) => {
  it.each(["ink", "ink-soft", "accent", "good", "bad"])("writes %s readably on every ground", (words) => {
    for (const ground of GROUNDS) expect(ratio(look, words, ground), ground).toBeGreaterThanOrEqual(4.5);
  });

  it("writes readably on its buttons and marks", () => {
    expect(ratio(look, "on-accent", "accent")).toBeGreaterThanOrEqual(4.5);
    expect(ratio(look, "on-accent", "accent-strong")).toBeGreaterThanOrEqual(4.5);
    expect(ratio(look, "ink", "mark")).toBeGreaterThanOrEqual(4.5);
  });

  it("draws edges and the focus so that they are seen", () => {
    for (const ground of GROUNDS) {
      expect(ratio(look, "edge", ground), `edge on ${ground}`).toBeGreaterThanOrEqual(3);
      expect(ratio(look, "focus", ground), `focus on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  });

  it("has stars that stand out from their sky", () => {
    for (const ground of ["sky-top", "sky-bottom"]) expect(ratio(look, "star", ground)).toBeGreaterThanOrEqual(4.5);
  });
});

it("asks for 7 : 1 and more in high contrast", () => {
  for (const look of looks.filter(({ name }) => name.startsWith("contrast"))) {
    for (const ground of GROUNDS) expect(ratio(look, "ink-soft", ground)).toBeGreaterThanOrEqual(7);
    expect(ratio(look, "accent", "page")).toBeGreaterThanOrEqual(7);
  }
});
