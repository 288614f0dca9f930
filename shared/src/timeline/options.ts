/** How often to ask. Less often costs less and notices a new song later; borders are found as well. */
export interface TimelineOptions {
  /** Lengths of audio after which an unknown stretch is asked about, seconds; at most 15. */
  readonly askAtSeconds: readonly number[];
  /** How far the window moves on when the longest was not answered, seconds; and once that failed three times. */
  readonly hopSeconds: number;
  readonly patientHopSeconds: number;
  /** A song that plays is looked at this often, seconds; at most 15. */
  readonly followSeconds: number;
}

export const DEFAULT_OPTIONS: TimelineOptions = {
  askAtSeconds: [2, 4, 8],
  hopSeconds: 4,
  patientHopSeconds: 8,
  followSeconds: 8,
};
