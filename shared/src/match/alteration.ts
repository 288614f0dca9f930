// What was done to a recording before it was played, in the words people use for it.

/**
 * Speed and pitch are measured apart. Which of them was turned follows from how they go together:
 * speed: a tape at another speed, pitch follows: pitchSemitones = 12 · log2(speed). tempo: pace at constant pitch.
 * pitch: pitch at constant pace. both: neither stayed, and not as on a tape.
 */
export type Alteration =
  | { readonly kind: "none" }
  | { readonly kind: "speed"; readonly speed: number; readonly style: "nightcore" | null }
  | { readonly kind: "tempo"; readonly tempo: number }
  | { readonly kind: "pitch"; readonly pitchSemitones: number }
  | { readonly kind: "both"; readonly speed: number; readonly pitchSemitones: number };

/** What was measured: half widths of 95 % intervals beside the values. */
export interface Measured {
  readonly speed: number;
  readonly pitchSemitones: number;
  readonly margins: { readonly speed: number; readonly pitchSemitones: number };
}

/** Differences nobody would hear; margins below these are not used against them. */
const INAUDIBLE_SPEED = 0.005;
const INAUDIBLE_SEMITONES = 0.15;

/** Sped up with its pitch by so much, a song is called nightcore. */
const NIGHTCORE_FROM = 1.15;
const NIGHTCORE_UNTIL = 1.45;

export function alterationOf({ speed, pitchSemitones, margins }: Measured): Alteration {
  const speedSlack = Math.max(INAUDIBLE_SPEED, margins.speed);
  const pitchSlack = Math.max(INAUDIBLE_SEMITONES, margins.pitchSemitones);
  const isPaceKept = Math.abs(speed - 1) <= speedSlack;
  const isPitchKept = Math.abs(pitchSemitones) <= pitchSlack;
  const tapeSemitones = 12 * Math.log2(speed);
  const tapeSlack = Math.hypot(pitchSlack, (12 * margins.speed) / (speed * Math.LN2));
  if (isPaceKept && isPitchKept) return { kind: "none" };
  if (!isPaceKept && Math.abs(pitchSemitones - tapeSemitones) <= tapeSlack) {
    return { kind: "speed", speed, style: speed >= NIGHTCORE_FROM && speed <= NIGHTCORE_UNTIL ? "nightcore" : null };
  }
  if (isPitchKept) return { kind: "tempo", tempo: speed };
  if (isPaceKept) return { kind: "pitch", pitchSemitones };
  return { kind: "both", speed, pitchSemitones };
}

/**
 * Pace that was changed at constant pitch: 1 for a tape's speed and for a change of pitch alone. Where both were turned,
 * the part of the speed that the pitch does not explain.
 */
export function tempoOf(alteration: Alteration): number {
  switch (alteration.kind) {
    case "none":
    case "speed":
    case "pitch":
      return 1;
    case "tempo":
      return alteration.tempo;
    case "both":
      return alteration.speed / 2 ** (alteration.pitchSemitones / 12);
  }
}

/** Plain English, or null when there is nothing to say: "1.25× faster, +3.9 semitones". */
export function phraseOf(alteration: Alteration): string | null {
  switch (alteration.kind) {
    case "none":
      return null;
    case "speed":
      return `${paceWords(alteration.speed)}, ${semitoneWords(12 * Math.log2(alteration.speed))}`;
    case "tempo":
      return `${paceWords(alteration.tempo)}, same pitch`;
    case "pitch":
      return `${semitoneWords(alteration.pitchSemitones)}, same speed`;
    case "both":
      return `${paceWords(alteration.speed)}, ${semitoneWords(alteration.pitchSemitones)}`;
  }
}

const paceWords = (speed: number): string =>
  speed > 1 ? `${speed.toFixed(2)}× faster` : `slowed to ${speed.toFixed(2)}×`;

function semitoneWords(semitones: number): string {
  const rounded = Math.round(Math.abs(semitones) * 10) / 10;
  const sign = semitones < 0 ? "−" : "+";
  return `${sign}${rounded} ${rounded === 1 ? "semitone" : "semitones"}`;
}
