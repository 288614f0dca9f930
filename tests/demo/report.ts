// What a run and many runs came to, for people and for programs.
import type { Run } from "./run.ts";

export const jsonLine = ({ expected, shown, named, offsetErrorSeconds, elapsedMs }: Run): string =>
  JSON.stringify({
    expected: expected.entry.title.latin,
    verdict: shown.kind,
    recording: named?.entry.title.latin ?? null,
    offsetSeconds: shown.kind === "match" ? rounded(shown.offsetSeconds) : null,
    offsetErrorSeconds: offsetErrorSeconds === undefined ? null : rounded(offsetErrorSeconds),
    audioSeconds: shown.kind === "failed" ? null : rounded(shown.heardSeconds),
    elapsedMs: Math.round(elapsedMs),
  });

export function runText(run: Run): string {
  const { expected, startedAtSeconds, shown, elapsedMs } = run;
  const { latin, devanagari } = expected.entry.title;
  const played = `♪ Played   ${latin} · ${devanagari}, from ${clock(startedAtSeconds)}`;
  const verdict = `${run.isRight ? "✓" : "✗"} Verdict  ${verdictText(run)}`;
  const seconds = shown.kind === "failed" ? "" : `${shown.heardSeconds.toFixed(1)} s of audio, `;
  return `${played}\n${verdict}\n  ${seconds}${(elapsedMs / 1000).toFixed(1)} s from the click to the card`;
}

function verdictText({ shown, named, isRight, offsetErrorSeconds = 0 }: Run): string {
  switch (shown.kind) {
    case "match": {
      const sureness = `${Math.round(100 * shown.confidence)} % sure`;
      const place = `at ${clock(shown.offsetSeconds)} (off by ${offsetErrorSeconds.toFixed(2)} s)`;
      return `${named?.entry.title.latin ?? shown.title}, ${place}, ${sureness}${isRight ? "" : ": wrong"}`;
    }
    case "maybe":
      return `perhaps one of ${shown.recordingIds.length} songs`;
    case "unknown":
      return `unknown (${shown.reason})`;
    case "failed":
      return `failed (${shown.code})`;
  }
}

export function summaryText(runs: readonly Run[]): string {
  const right = runs.filter(({ isRight }) => isRight).length;
  const heard = runs.flatMap(({ shown }) => (shown.kind === "failed" ? [] : [shown.heardSeconds]));
  const errors = runs.flatMap(({ offsetErrorSeconds }) => offsetErrorSeconds ?? []).map(Math.abs);
  return [
    `Right ${right}/${runs.length}`,
    `median ${median(heard).toFixed(2)} s of audio`,
    `median ${(median(runs.map(({ elapsedMs }) => elapsedMs)) / 1000).toFixed(2)} s from click to card`,
    `offset within ${errors.length > 0 ? Math.max(...errors).toFixed(2) : "–"} s`,
  ].join(" · ");
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length === 0 ? Number.NaN : (sorted[Math.ceil(middle - 1)]! + sorted[Math.floor(middle)]!) / 2;
}

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

const rounded = (value: number): number => Math.round(1000 * value) / 1000;
