// Numbers turned into words, as a person would say them.
import type { Candidate } from "@sonica/shared/src/api/contract.ts";
import type { Listening, UnknownReason } from "../storage/session.ts";

/** "1:47", "1:02:05". Before the song's start counts as its start. */
export function positionWords(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  if (parts[0] === 0) parts.shift();
  return parts.map((part, i) => (i === 0 ? String(part) : String(part).padStart(2, "0"))).join(":");
}

/**
 * Where in the song we are at `nowMs`: where the clip began in it, and on from there at the song's own pace.
 * Never past its end.
 */
export function runningPosition(match: Candidate, firstSampleAtMs: number, nowMs: number): number {
  const clipSeconds = Math.max(0, (nowMs - firstSampleAtMs) / 1000);
  const seconds = match.offsetSeconds + match.speed * clipSeconds;
  return Math.min(Math.max(0, seconds), match.recording.durationSeconds);
}

export function certaintyWords(confidence: number): string {
  if (confidence >= 0.995) return "Certain";
  if (confidence >= 0.95) return "Very sure";
  if (confidence >= 0.8) return "Fairly sure";
  if (confidence >= 0.5) return "Likely";
  return "A guess";
}

/** How sure we are getting while still listening. */
export function growingWords({ maybe, trouble }: Pick<Listening, "maybe" | "trouble">, heardSeconds: number): string {
  if (trouble) return "The matcher is slow to answer…";
  if (heardSeconds === 0) return "Waiting for the first sound…";
  if (maybe.length > 0) return heardSeconds < 6 ? "This sounds familiar…" : "Almost there, making sure…";
  if (heardSeconds < 1.5) return "Listening…";
  if (heardSeconds < 3) return "Catching the tune…";
  if (heardSeconds < 6) return "Not sure yet, listening on…";
  if (heardSeconds < 10) return "A hard one. Listening closely…";
  return "One last try…";
}

/** Nobody hears less than this: 0.8 % of speed, a quarter of a semitone. */
const SPEED_TOLERANCE = 0.008;
const PITCH_TOLERANCE_SEMITONES = 0.25;

/** How the song was altered, or null when it plays as recorded. */
export function alteredWords({ speed, pitchSemitones }: Pick<Candidate, "speed" | "pitchSemitones">): string | null {
  const isPaced = Math.abs(speed - 1) >= SPEED_TOLERANCE;
  const isPitched = Math.abs(pitchSemitones) >= PITCH_TOLERANCE_SEMITONES;
  const pace = speed > 1 ? `${speed.toFixed(2)}× faster` : `slowed to ${speed.toFixed(2)}×`;
  if (isPaced && isPitched) return `${pace}, ${semitoneWords(pitchSemitones)}`;
  if (isPaced) return `${pace}, same pitch`;
  if (isPitched) return `${semitoneWords(pitchSemitones)}, same speed`;
  return null;
}

function semitoneWords(semitones: number): string {
  const rounded = Math.round(Math.abs(semitones) * 10) / 10;
  return `${semitones > 0 ? "+" : "−"}${rounded} ${rounded === 1 ? "semitone" : "semitones"}`;
}

/** Why a possibility is one, in half a sentence. */
export function candidateWords(candidate: Candidate): string {
  const altered = alteredWords(candidate);
  const place = candidate.offsetSeconds < 1 ? "from its start" : `from ${positionWords(candidate.offsetSeconds)}`;
  return altered ? `Fits ${place}, ${altered}` : `Fits ${place}`;
}

export const bytesWords = (bytes: number): string =>
  bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} kB`;

export const countWords = (count: number, one: string, many: string): string =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

const languageNames = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });

/** "Bhojpuri" for bho; null for what nobody has a name for. */
export function languageWords(tag: string | undefined): string | null {
  try {
    return (tag && languageNames.of(tag)) || null;
  } catch {
    return null;
  }
}

const agoFormat = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "long" });
const AGO_UNITS = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
] as const;

/** "just now", "5 minutes ago", "yesterday"; a date beyond a week. */
export function agoWords(thenMs: number, nowMs: number): string {
  const seconds = Math.max(0, (nowMs - thenMs) / 1000);
  if (seconds > 7 * 86_400) return new Date(thenMs).toLocaleDateString("en", { day: "numeric", month: "short" });
  for (const [unit, length] of AGO_UNITS) {
    if (seconds >= length) return agoFormat.format(-Math.floor(seconds / length), unit);
  }
  return "just now";
}

export function unknownWords(reason: UnknownReason): { title: string; cause: string } {
  switch (reason) {
    case "no-music":
      return {
        title: "No music heard",
        cause: "There was sound, but hardly anything a song could be known by: perhaps talk, or a quiet passage.",
      };
    case "too-short":
      return {
        title: "Too little was heard",
        cause: "The music stopped before there was enough of it to be sure.",
      };
    case "not-in-catalogue":
      return {
        title: "Not in this catalogue",
        cause: "There was music, and none of the songs this matcher knows fits. We would rather say so than guess.",
      };
  }
}
