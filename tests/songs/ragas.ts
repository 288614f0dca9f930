// Ragas as a composer needs them here: which notes going up, which coming down, where to rest. Semitones above Sa.

export interface Raga {
  readonly name: string;
  readonly ascent: readonly number[];
  readonly descent: readonly number[];
  /** Notes to dwell on: vadi, samvadi and their like. */
  readonly rests: readonly number[];
  /** Notes that swing slowly when held (andolan). */
  readonly swings: readonly number[];
  /** Chords that agree with the raga, roots and members in semitones above Sa; empty: drone only. */
  readonly chords: readonly (readonly number[])[];
}

export const RAGAS: readonly Raga[] = [
  {
    name: "Yaman",
    ascent: [0, 2, 4, 6, 7, 9, 11],
    descent: [0, 2, 4, 6, 7, 9, 11],
    rests: [4, 11, 7, 0],
    swings: [],
    chords: [
      [0, 4, 7],
      [4, 7, 11],
      [7, 11, 14],
      [9, 12, 16],
    ],
  },
  {
    name: "Bhairav",
    ascent: [0, 1, 4, 5, 7, 8, 11],
    descent: [0, 1, 4, 5, 7, 8, 11],
    rests: [8, 1, 7, 0],
    swings: [1, 8],
    chords: [],
  },
  {
    name: "Kafi",
    ascent: [0, 2, 3, 5, 7, 9, 10],
    descent: [0, 2, 3, 5, 7, 9, 10],
    rests: [7, 0, 3],
    swings: [3],
    chords: [
      [0, 3, 7],
      [5, 9, 12],
      [10, 14, 17],
      [7, 10, 14],
    ],
  },
  {
    name: "Khamaj",
    ascent: [0, 4, 5, 7, 9, 11],
    descent: [0, 2, 4, 5, 7, 9, 10],
    rests: [4, 10, 7, 0],
    swings: [],
    chords: [
      [0, 4, 7],
      [5, 9, 12],
      [7, 10, 14],
    ],
  },
  {
    name: "Bhupali",
    ascent: [0, 2, 4, 7, 9],
    descent: [0, 2, 4, 7, 9],
    rests: [4, 9, 0, 7],
    swings: [],
    chords: [
      [0, 4, 7],
      [9, 12, 16],
    ],
  },
  {
    name: "Desh",
    ascent: [0, 2, 5, 7, 11],
    descent: [0, 2, 4, 5, 7, 9, 10],
    rests: [2, 7, 0],
    swings: [],
    chords: [
      [0, 4, 7],
      [7, 11, 14],
      [5, 9, 12],
    ],
  },
  {
    name: "Pilu",
    ascent: [0, 2, 3, 5, 7, 8, 11],
    descent: [0, 2, 3, 5, 7, 8, 10],
    rests: [3, 7, 0],
    swings: [3],
    chords: [
      [0, 3, 7],
      [5, 8, 12],
      [7, 11, 14],
    ],
  },
  {
    name: "Malkauns",
    ascent: [0, 3, 5, 8, 10],
    descent: [0, 3, 5, 8, 10],
    rests: [5, 0, 8],
    swings: [3, 8],
    chords: [],
  },
  {
    name: "Durga",
    ascent: [0, 2, 5, 7, 9],
    descent: [0, 2, 5, 7, 9],
    rests: [5, 2, 9, 0],
    swings: [],
    chords: [
      [0, 5, 9],
      [2, 5, 9],
    ],
  },
  {
    name: "Bhairavi",
    ascent: [0, 1, 3, 5, 7, 8, 10],
    descent: [0, 1, 3, 5, 7, 8, 10],
    rests: [5, 0, 3, 7],
    swings: [1],
    chords: [
      [0, 3, 7],
      [8, 12, 15],
      [10, 13, 17],
    ],
  },
];

type Direction = "up" | "down";

/** The note `steps` scale steps away from `semitone`, along the raga's ascent or descent; octaves repeat. */
export function stepFrom(raga: Raga, semitone: number, steps: number): number {
  let at = semitone;
  const direction: Direction = steps > 0 ? "up" : "down";
  for (let left = Math.abs(steps); left > 0; left--) at = neighbour(raga, at, direction);
  return at;
}

function neighbour(raga: Raga, semitone: number, direction: Direction): number {
  const scale = direction === "up" ? raga.ascent : raga.descent;
  const sign = direction === "up" ? 1 : -1;
  let at = semitone + sign;
  while (!scale.includes(pitchClass(at))) at += sign;
  return at;
}

export const pitchClass = (semitone: number): number => ((semitone % 12) + 12) % 12;

/** The octave of `semitone` that lies nearest to `near`. */
export const nearestOctave = (semitone: number, near: number): number =>
  semitone + 12 * Math.round((near - semitone) / 12);
