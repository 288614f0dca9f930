// Drawings as text. Colours are classes, so that one file reads well on a light page and on a dark one.

type Attributes = Readonly<Record<string, string | number>>;

export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(rounded(value))}"`);
  const head = `<${name}${written.join("")}`;
  return children.length === 0 ? `${head}/>` : `${head}>${children.join("")}</${name}>`;
}

export const label = (x: number, y: number, words: string, attributes: Attributes = {}): string =>
  element("text", { x, y, ...attributes }, escaped(words));

export const line = (x1: number, y1: number, x2: number, y2: number, attributes: Attributes): string =>
  element("line", { x1, y1, x2, y2, ...attributes });

/** A line through points, left out where there are none. */
export const path = (points: readonly (readonly [x: number, y: number])[], attributes: Attributes): string =>
  points.length === 0
    ? ""
    : element("path", { d: `M${points.map(([x, y]) => `${rounded(x)} ${rounded(y)}`).join("L")}`, ...attributes });

/** Colours that the colour-blind can tell apart (M. Okabe and K. Ito), darker on white and lighter on black. */
const SERIES = [
  ["#0072b2", "#56b4e9"],
  ["#d55e00", "#ff9248"],
  ["#00795c", "#2fc79c"],
  ["#a4478c", "#dd8fc6"],
  ["#7a6a00", "#e0cf4f"],
  ["#57606a", "#adb6c0"],
] as const;
export const SERIES_COUNT = SERIES.length;

const coloured = (shade: 0 | 1): string =>
  SERIES.map(
    (shades, i) =>
      `.line${i}{stroke:${shades[shade]};fill:none}.fill${i}{fill:${shades[shade]};stroke:none}` +
      `.veil${i}{fill:${shades[shade]};stroke:none;opacity:.18}`,
  ).join("");

const STYLE = `text{font:12px system-ui,sans-serif;fill:#1f2328}.paper{fill:#fff}.grid{stroke:#d8dee4}.axis{stroke:#57606a}
.faint{fill:#57606a}.heading{font-weight:600;font-size:14px}${coloured(0)}
@media (prefers-color-scheme:dark){text{fill:#e6edf3}.paper{fill:#0d1117}.grid{stroke:#30363d}.axis{stroke:#8b949e}
.faint{fill:#8b949e}${coloured(1)}}`;

export function drawing(width: number, height: number, title: string, parts: readonly string[]): string {
  const size = { width, height, viewBox: `0 0 ${width} ${height}` };
  const frame = { xmlns: "http://www.w3.org/2000/svg", ...size, role: "img", "aria-label": title };
  const paper = element("rect", { width, height, class: "paper" });
  const heading = label(16, 24, title, { class: "heading" });
  const body = [element("title", {}, escaped(title)), element("style", {}, STYLE), paper, heading, ...parts];
  return `${element("svg", frame, `\n${body.filter((part) => part !== "").join("\n")}\n`)}\n`;
}

const rounded = (value: string | number): string =>
  typeof value === "number" ? String(Math.round(value * 10) / 10) : value;

const escaped = (words: string): string =>
  words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
