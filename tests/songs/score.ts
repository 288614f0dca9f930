// What a composed song is made of. Time in matras (beats) until it is performed, then in seconds.

/** How a note of a melody is approached or shaped. Meend: a glide from the note before; kan: a grace note from above;
 *  gamak: a fast shake; andolan: a slow swing. */
export type Ornament = "plain" | "meend" | "kan" | "gamak" | "andolan";

export interface MelodyNote {
  /** Matras from the start of the line. */
  readonly at: number;
  readonly length: number;
  /** Semitones above middle Sa. */
  readonly semitone: number;
  readonly ornament: Ornament;
  /** 0 to 1. */
  readonly accent: number;
}

export interface Line {
  readonly matras: number;
  readonly notes: readonly MelodyNote[];
}

/** What a synthesiser is told, at a time in seconds. */
export type SynthEvent =
  | { readonly kind: "program"; readonly seconds: number; readonly channel: number; readonly program: number }
  | {
      readonly kind: "control";
      readonly seconds: number;
      readonly channel: number;
      readonly controller: number;
      readonly value: number;
    }
  | {
      readonly kind: "on";
      readonly seconds: number;
      readonly channel: number;
      readonly key: number;
      readonly velocity: number;
    }
  | { readonly kind: "off"; readonly seconds: number; readonly channel: number; readonly key: number }
  /** `semitones` away from the key, within BEND_RANGE_SEMITONES. */
  | { readonly kind: "bend"; readonly seconds: number; readonly channel: number; readonly semitones: number };

/** Bend range every channel is set to. A meend seldom spans more than a fifth. */
export const BEND_RANGE_SEMITONES = 12;

export interface Song {
  readonly seed: number;
  readonly raga: string;
  readonly tala: string;
  readonly matrasPerMinute: number;
  /** MIDI key of middle Sa. */
  readonly sa: number;
  readonly lead: string;
  readonly durationSeconds: number;
  /** Sorted by time. */
  readonly events: readonly SynthEvent[];
}
