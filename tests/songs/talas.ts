// Rhythmic cycles and their strokes, as played on tabla or dholak.

/** dha = na + ge, dhin = tin + ge; "ki" a dry slap, "-" a rest; "clap" and "jingle" are the party's. */
export type Bol = "dha" | "dhin" | "na" | "ta" | "tin" | "tu" | "ge" | "ki" | "te" | "clap" | "jingle" | "-";

export interface Tala {
  readonly name: string;
  readonly matras: number;
  /** Matras a minute that suit it, from and to. */
  readonly tempo: readonly [number, number];
  /** Cycles to choose a groove from; two strokes stand for one matra where there are twice as many. */
  readonly cycles: readonly (readonly Bol[])[];
  /** One cycle that leads into a new section. */
  readonly fill: readonly Bol[];
}

const bols = (text: string): Bol[] => text.split(" ") as Bol[];

export const TALAS: readonly Tala[] = [
  {
    name: "Keherwa",
    matras: 8,
    tempo: [168, 232],
    cycles: [
      bols("dha ge na tin na ki dhin na"),
      bols("dha - na tin na ge dhin na"),
      bols("dha ge tin na - ki dhin na"),
      bols("dhin - na ki dha ge na tin"),
    ],
    fill: bols("dha te te te dha te te te dha te dha te dha ge na ki"),
  },
  {
    name: "Dadra",
    matras: 6,
    tempo: [150, 210],
    cycles: [bols("dha dhin na dha tu na"), bols("dha - na dha tin na"), bols("dhin ki na tu ge na")],
    fill: bols("dha te dha te na na dha te dha ge na ki"),
  },
  {
    name: "Teental",
    matras: 16,
    tempo: [200, 280],
    cycles: [
      bols("dha dhin dhin dha dha dhin dhin dha dha tin tin ta ta dhin dhin dha"),
      bols("dha - dhin dha ge dhin - dha dha - tin ta ki dhin ge dha"),
    ],
    fill: bols("dha dhin dhin dha dha dhin dhin dha dha te te te dha te te te"),
  },
  {
    name: "Rupak",
    matras: 7,
    tempo: [160, 220],
    cycles: [bols("tin tin na dhin na dhin na"), bols("tin - na dhin ki dhin na")],
    fill: bols("tin te tin te na te dhin na dhin te na te na ki"),
  },
  {
    name: "Bhangra",
    matras: 8,
    tempo: [240, 300],
    cycles: [
      bols("dha clap na na clap dha na clap"),
      bols("dha - na clap ge dha na clap"),
      bols("dha jingle na clap dha ge na clap"),
    ],
    fill: bols("dha na dha na clap clap dha na dha na dha na clap clap clap clap"),
  },
];
