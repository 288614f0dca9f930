// "Why this match" as one self-contained SVG: the clip's peaks over the recording's, and the votes of every hypothesis.
import { alterationOf, phraseOf } from "../match/alteration.ts";
import { kindOf } from "../match/explain.ts";
import type { Explanation, Name } from "./contract.ts";

const WIDTH = 1200;
const HEIGHT = 800;
/** The sky: where peaks are drawn. */
const SKY = { left: 74, right: 1172, top: 152, bottom: 570 };
/** The votes below it. */
const VOTES = { left: 74, right: 1172, top: 650, bottom: 742 };

const LOWEST_HZ = 187.5;
const HIGHEST_HZ = 6250;
const OCTAVE_LINES_HZ = [250, 500, 1000, 2000, 4000];
const KINDS = ["as it is", "tape speed", "tempo at constant pitch", "pitch at constant tempo"] as const;

export interface PictureWords {
  /** Who said so: match, maybe or unknown, in words for the heading. */
  readonly verdict: "match" | "maybe" | "unknown";
  readonly artist: string | null;
}

export function pictureOf(explanation: Explanation, words: PictureWords): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title what" font-family="system-ui, 'Noto Sans', 'Noto Sans Devanagari', sans-serif">`,
    `<title id="title">${escaped(`Why this match: ${headingOf(explanation, words)}`)}</title>`,
    `<desc id="what">${escaped(summaryOf(explanation))}</desc>`,
    STYLE,
    `<rect class="paper" width="${WIDTH}" height="${HEIGHT}"/>`,
    `<text class="heading" x="${SKY.left}" y="46">${escaped(headingOf(explanation, words))}</text>`,
    `<text class="summary" x="${SKY.left}" y="76">${escaped(summaryOf(explanation))}</text>`,
    legend(explanation),
    axes(explanation),
    sky(explanation),
    votes(explanation),
    "</svg>",
  ].join("\n");
}

const STYLE = `<style>
  .paper { fill: #fbfaf6 } .night { fill: #ffffff; stroke: #d9d5c8 }
  text { fill: #24243a; font-size: 13px } .heading { font-size: 26px; font-weight: 650 } .summary { font-size: 15px; fill: #55556c }
  .quiet { fill: #6b6b80; font-size: 12px } .grid { stroke: #ece8dc; stroke-width: 1 }
  .found { fill: #b86a00 } .halo { fill: #f0b429; opacity: .28 } .extra { fill: #3f74b5; opacity: .5 } .missing { fill: none; stroke: #b4365f; stroke-width: 1.3; opacity: .75 }
  .bar { fill: #9aa6bf } .bar.chosen { fill: #b86a00 } .tick { stroke: #c9c4b4 }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #10111f } .night { fill: #16182b; stroke: #2c2f4a }
    text { fill: #ececf6 } .summary { fill: #b9bad0 } .quiet { fill: #9a9cb8 } .grid { stroke: #23263f }
    .found { fill: #ffcf5c } .halo { fill: #ffcf5c; opacity: .22 } .extra { fill: #7db1f2; opacity: .45 } .missing { stroke: #ff7ba5; opacity: .8 }
    .bar { fill: #4b5275 } .bar.chosen { fill: #ffcf5c } .tick { stroke: #3a3e5e }
  }
</style>`;

function headingOf({ candidates: [best] }: Explanation, { verdict, artist }: PictureWords): string {
  if (!best) return "Nothing in the catalogue was near enough to compare";
  const title = nameOf(best.title) + (artist === null ? "" : ` – ${artist}`);
  return `${{ match: "", maybe: "Perhaps: ", unknown: "Not named; nearest: " }[verdict]}${title}`;
}

function summaryOf({ candidates: [best, rival], clipSeconds, recordingPeaks }: Explanation): string {
  if (!best) return `${clipSeconds.toFixed(1)} s heard`;
  const margins = { speed: 0.003, pitchSemitones: 0.1 };
  const parts = [
    `${clipSeconds.toFixed(1)} s heard, beginning at ${preciseClock(best.offsetSeconds)} of the recording`,
    phraseOf(alterationOf({ ...best, margins })) ?? "as recorded",
    `${recordingPeaks.filter(([, , place]) => place !== null).length} of ${recordingPeaks.length} peaks found`,
    `${percent(best.confidence)} sure`,
    `score ${signed(best.score)}${rival ? `, next best ${signed(rival.score)}` : ""}`,
  ];
  return parts.join(" · ");
}

function legend({ clipPeaks, recordingPeaks }: Explanation): string {
  const found = recordingPeaks.filter(([, , place]) => place !== null);
  const used = new Set(found.map(([, , place]) => place)).size;
  const y = 112;
  const entries: readonly (readonly [string, string])[] = [
    [
      `<circle class="halo" cx="0" cy="0" r="8"/><circle class="found" cx="0" cy="0" r="4"/>`,
      `${found.length} peaks of the recording, found`,
    ],
    [
      `<circle class="missing" cx="0" cy="0" r="4.5"/>`,
      `${recordingPeaks.length - found.length} of the recording's, not found`,
    ],
    [`<circle class="extra" cx="0" cy="0" r="3"/>`, `${clipPeaks.length - used} only in the clip`],
  ];
  return entries
    .map(
      ([mark, text], i) =>
        `<g transform="translate(${SKY.left + 8 + i * 270},${y})">${mark}<text x="16" y="4.5">${text}</text></g>`,
    )
    .join("\n");
}

function axes({ clipSeconds, candidates: [best] }: Explanation): string {
  const { left, right, top, bottom } = SKY;
  const lines = [
    `<rect class="night" x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" rx="6"/>`,
  ];
  for (const hz of OCTAVE_LINES_HZ) {
    const y = yOf(hz).toFixed(1);
    lines.push(`<line class="grid" x1="${left}" x2="${right}" y1="${y}" y2="${y}"/>`);
    lines.push(
      `<text class="quiet" x="${left - 8}" y="${y}" dy="4" text-anchor="end">${hz < 1000 ? `${hz} Hz` : `${hz / 1000} kHz`}</text>`,
    );
  }
  const step = [0.5, 1, 2, 5].find((each) => clipSeconds / each <= 14) ?? 5;
  for (let second = 0; second <= clipSeconds + 1e-6; second += step) {
    const x = xOf(second, clipSeconds).toFixed(1);
    lines.push(`<line class="grid" x1="${x}" x2="${x}" y1="${top}" y2="${bottom}"/>`);
    lines.push(`<text class="quiet" x="${x}" y="${bottom + 18}" text-anchor="middle">${second} s</text>`);
    if (!best) continue;
    const place = best.offsetSeconds + second * best.speed;
    lines.push(`<text class="quiet" x="${x}" y="${top - 8}" text-anchor="middle">${preciseClock(place)}</text>`);
  }
  lines.push(`<text class="quiet" x="${right}" y="${bottom + 36}" text-anchor="end">time in the clip</text>`);
  if (best)
    lines.push(`<text class="quiet" x="${right}" y="${top - 24}" text-anchor="end">time in the recording</text>`);
  return lines.join("\n");
}

function sky({ clipPeaks, recordingPeaks, clipSeconds }: Explanation): string {
  const used = new Set(recordingPeaks.map(([, , place]) => place));
  const at = (seconds: number, hz: number) => `cx="${xOf(seconds, clipSeconds).toFixed(1)}" cy="${yOf(hz).toFixed(1)}"`;
  const extra = clipPeaks.flatMap(([seconds, hz, level], i) =>
    used.has(i) ? [] : [`<circle class="extra" ${at(seconds, hz)} r="${(1.2 + level / 16).toFixed(1)}"/>`],
  );
  const missing = recordingPeaks.flatMap(([seconds, hz, place]) =>
    place === null ? [`<circle class="missing" ${at(seconds, hz)} r="4.5"/>`] : [],
  );
  const found = recordingPeaks.flatMap(([, , place]) => {
    const peak = place === null ? undefined : clipPeaks[place];
    if (!peak) return [];
    const [seconds, hz, level] = peak;
    const radius = 2.2 + level / 14;
    return [
      `<circle class="halo" ${at(seconds, hz)} r="${(2 * radius).toFixed(1)}"/><circle class="found" ${at(seconds, hz)} r="${radius.toFixed(1)}"/>`,
    ];
  });
  return [...extra, ...missing, ...found].join("\n");
}

/** Between groups of bars; the first group is one bar with a longer word below it. */
const GAP = 26;
const FIRST_GAP = 60;

/** A bar for each hypothesis, in groups; those that nominate the first candidate stand out. */
function votes({ votes: all, candidates: [best] }: Explanation): string {
  const { left, right, top, bottom } = VOTES;
  const groups = KINDS.map((_, kind) => all.filter((vote) => kindOf(vote) === kind));
  const bar = (right - left - FIRST_GAP - GAP * (groups.length - 2)) / all.length;
  const most = Math.max(1, ...all.map((vote) => vote.votes));
  const parts = [
    `<text x="${left}" y="${top - 26}">Landmarks that agree on one place, by hypothesis (most: ${most})</text>`,
  ];
  let x = left;
  for (const [kind, group] of groups.entries()) {
    const start = x;
    for (const vote of group) {
      const height = Math.max(1, ((bottom - top) * vote.votes) / most);
      const isChosen = best !== undefined && vote.recordingId === best.recordingId;
      parts.push(
        `<rect class="bar${isChosen ? " chosen" : ""}" x="${x.toFixed(1)}" y="${(bottom - height).toFixed(1)}" width="${Math.max(1, bar - 1.5).toFixed(1)}" height="${height.toFixed(1)}"><title>${escaped(hypothesisWords(vote))}: ${vote.votes}</title></rect>`,
      );
      x += bar;
    }
    if (group.length === 0) continue;
    parts.push(
      `<line class="tick" x1="${start.toFixed(1)}" x2="${(x - 1.5).toFixed(1)}" y1="${bottom + 4}" y2="${bottom + 4}"/>`,
    );
    parts.push(
      ...ends(kind, group).map(
        ([part, text, anchor]) =>
          `<text class="quiet" x="${(start + part * (x - 1.5 - start)).toFixed(1)}" y="${bottom + 20}" text-anchor="${anchor}">${text}</text>`,
      ),
    );
    x += kind === 0 ? FIRST_GAP : GAP;
  }
  return parts.join("\n");
}

/** What stands below a group of bars: where, 0 to 1, what, and how anchored. */
function ends(kind: number, group: Explanation["votes"]): (readonly [number, string, string])[] {
  const first = group[0];
  const last = group.at(-1) ?? first;
  if (kind === 0) return [[0, KINDS[0], "start"]];
  const value = (vote: typeof first) =>
    kind === 3 ? `${vote.pitchSemitones > 0 ? "+" : "−"}${Math.abs(vote.pitchSemitones)}` : `${vote.speed.toFixed(2)}×`;
  return [
    [0, value(first), "start"],
    [0.5, KINDS[kind], "middle"],
    [1, value(last), "end"],
  ];
}

const hypothesisWords = (vote: Explanation["votes"][number]): string =>
  `${KINDS[kindOf(vote)]}, ${vote.speed.toFixed(2)}×, ${vote.pitchSemitones.toFixed(1)} semitones`;

const xOf = (seconds: number, clipSeconds: number): number =>
  SKY.left + ((SKY.right - SKY.left) * seconds) / Math.max(0.1, clipSeconds);

const yOf = (hz: number): number =>
  SKY.bottom - ((SKY.bottom - SKY.top) * Math.log2(hz / LOWEST_HZ)) / Math.log2(HIGHEST_HZ / LOWEST_HZ);

const nameOf = (name: Name | undefined): string =>
  [name?.latin, name?.devanagari].filter((each) => each !== undefined).join(" · ") || "a recording that was removed";

const clock = (seconds: number): string =>
  `${seconds < 0 ? "−" : ""}${Math.floor(Math.abs(seconds) / 60)}:${String(Math.floor(Math.abs(seconds)) % 60).padStart(2, "0")}`;

const preciseClock = (seconds: number): string => `${clock(seconds)}.${Math.floor((Math.abs(seconds) % 1) * 10)}`;

const percent = (share: number): string => `${share > 0.999 ? "99.9" : (100 * share).toFixed(share > 0.99 ? 1 : 0)} %`;

const signed = (value: number): string => value.toFixed(1).replace("-", "−");

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
