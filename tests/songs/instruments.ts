// The band: which General MIDI sound plays which part, how loud, where in the room.

/** A channel of its own for every part, so that each can bend its pitch alone. Channel 9 is General MIDI's drums. */
export const CHANNEL = {
  lead: 0,
  second: 1,
  strings: 2,
  bass: 3,
  drone: 4,
  reed: 5,
  bayan: 6,
  dayan: 7,
  pluck: 8,
  drums: 9,
} as const;

export type Part = keyof typeof CHANNEL;

export interface Instrument {
  readonly name: string;
  readonly program: number;
  /** Octaves above the written line. */
  readonly octave: number;
  /** Channel volume, 0 to 127. */
  readonly volume: number;
  /** Does a held note die away by itself? */
  readonly isPlucked: boolean;
}

export const LEADS: readonly Instrument[] = [
  { name: "sitar", program: 104, octave: 0, volume: 118, isPlucked: true },
  { name: "shehnai", program: 111, octave: 0, volume: 96, isPlucked: false },
  { name: "bansuri", program: 73, octave: 1, volume: 112, isPlucked: false },
  { name: "harmonium", program: 20, octave: 0, volume: 100, isPlucked: false },
  { name: "sarangi", program: 40, octave: 0, volume: 108, isPlucked: false },
  { name: "santoor", program: 15, octave: 1, volume: 116, isPlucked: true },
  { name: "clarinet", program: 71, octave: 0, volume: 108, isPlucked: false },
  { name: "mandolin", program: 25, octave: 0, volume: 116, isPlucked: true },
];

/** Everything but the leads: program, volume, pan (64 is the middle), reverb send. */
export const BACKING: Record<
  Exclude<Part, "lead" | "second">,
  { program: number; volume: number; pan: number; reverb: number }
> = {
  strings: { program: 48, volume: 72, pan: 78, reverb: 60 },
  bass: { program: 35, volume: 70, pan: 64, reverb: 10 },
  drone: { program: 104, volume: 76, pan: 50, reverb: 70 },
  reed: { program: 20, volume: 56, pan: 40, reverb: 40 },
  bayan: { program: 117, volume: 82, pan: 56, reverb: 20 },
  dayan: { program: 115, volume: 70, pan: 74, reverb: 25 },
  pluck: { program: 15, volume: 62, pan: 96, reverb: 60 },
  drums: { program: 0, volume: 100, pan: 64, reverb: 25 },
};

export const BACKING_PARTS = Object.keys(BACKING) as (keyof typeof BACKING)[];
