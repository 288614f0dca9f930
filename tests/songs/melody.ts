// Melody lines in a raga: a rhythm that recurs, a walk that rests where the raga rests.
import type { Random } from "../signals/random.ts";
import { nearestOctave, pitchClass, type Raga, stepFrom } from "./ragas.ts";
import type { Line, MelodyNote, Ornament } from "./score.ts";

/** Matra lengths that sound well one after the other; calm ones and lively ones. */
const CALM_CELLS = [[1, 1], [2], [1.5, 0.5], [3, 1], [1, 0.5, 0.5], [2, 1, 1], [4]];
const LIVELY_CELLS = [[1], [0.5, 0.5], [1, 1], [0.5, 0.5, 1], [1.5, 0.5], [2], [0.25, 0.25, 0.5]];

export interface LineShape {
  readonly matras: number;
  /** Semitone above middle Sa around which the line moves. */
  readonly centre: number;
  /** 0 calm, 1 lively. */
  readonly liveliness: number;
}

/** A line of two halves: the second answers in the rhythm of the first and comes to rest. */
export function composeLine(random: Random, raga: Raga, { matras, centre, liveliness }: LineShape): Line {
  const half = matras / 2;
  const rhythm = composeRhythm(random, half, liveliness);
  const answer = random.chance(0.6) ? rhythm : composeRhythm(random, half, liveliness);
  const lengths = [...rhythm, ...endLong(answer)];
  const semitones = walk(random, raga, lengths.length, centre);
  let at = 0;
  const notes = lengths.map((length, i): MelodyNote => {
    const note: MelodyNote = {
      at,
      length,
      semitone: semitones[i]!,
      ornament: ornamentFor(random, raga, semitones[i]!, semitones[i - 1], length),
      accent: at === 0 || at === half ? 1 : random.between(0.55, 0.9),
    };
    at += length;
    return note;
  });
  return { matras, notes };
}

/** The same line as another musician's turn would sound: some notes split, some ornaments changed. */
export function vary(random: Random, raga: Raga, line: Line, amount: number): Line {
  const notes = line.notes.flatMap((note, i): MelodyNote[] => {
    if (!random.chance(amount)) return [note];
    if (note.length >= 1 && random.chance(0.6)) {
      const half = note.length / 2;
      const passing = stepFrom(raga, note.semitone, random.chance(0.5) ? 1 : -1);
      return [
        { ...note, length: half },
        { ...note, at: note.at + half, length: half, semitone: passing, ornament: "plain", accent: note.accent * 0.8 },
      ];
    }
    return [{ ...note, ornament: ornamentFor(random, raga, note.semitone, line.notes[i - 1]?.semitone, note.length) }];
  });
  return { matras: line.matras, notes };
}

/** A phrase played three times to land on the first beat (tihai), within one cycle. */
export function composeTihai(random: Random, raga: Raga, matras: number, centre: number): Line {
  const third = matras / 3;
  const phrase = walk(random, raga, 4, centre);
  phrase[3] = nearestOctave(0, centre);
  const notes = [0, 1, 2].flatMap((turn) =>
    phrase.map(
      (semitone, i): MelodyNote => ({
        at: turn * third + (i * third) / 4,
        length: third / 4,
        semitone,
        ornament: i === 3 ? "kan" : "plain",
        accent: i === 3 ? 1 : 0.75,
      }),
    ),
  );
  return { matras, notes };
}

function composeRhythm(random: Random, matras: number, liveliness: number): number[] {
  const lengths: number[] = [];
  let left = matras;
  while (left > 0) {
    for (const wish of random.pick(random.chance(liveliness) ? LIVELY_CELLS : CALM_CELLS)) {
      const length = Math.min(wish, left);
      if (length > 0) lengths.push(length);
      left -= length;
    }
  }
  return lengths;
}

/** Lets the last notes run together until the line ends on one of at least two matras. */
function endLong(lengths: readonly number[]): number[] {
  const result = [...lengths];
  while (result.length > 1 && result.at(-1)! < 2) {
    const last = result.pop()!;
    result[result.length - 1]! += last;
  }
  return result;
}

/** Semitones of a line: mostly steps, now and then a leap that is then filled, back into reach of the centre. */
function walk(random: Random, raga: Raga, count: number, centre: number): number[] {
  const goal = nearestOctave(random.pick(raga.rests), centre);
  let at = nearestOctave(random.pick(raga.rests), centre);
  const semitones = [at];
  let direction = random.chance(0.5) ? 1 : -1;
  while (semitones.length < count) {
    const isEnding = count - semitones.length <= 3;
    if (isEnding) direction = Math.sign(goal - at) || direction;
    else if (Math.abs(at - centre) > 8) direction = Math.sign(centre - at);
    else if (random.chance(0.3)) direction = -direction;
    const steps = random.chance(0.15) ? random.whole(2, 4) : random.chance(0.15) ? 0 : 1;
    at = stepFrom(raga, at, direction * steps);
    semitones.push(at);
  }
  semitones[count - 1] = goal;
  return semitones;
}

function ornamentFor(
  random: Random,
  raga: Raga,
  semitone: number,
  before: number | undefined,
  length: number,
): Ornament {
  if (length >= 1 && raga.swings.includes(pitchClass(semitone))) return "andolan";
  const leap = before === undefined ? 0 : Math.abs(semitone - before);
  if (leap > 0 && leap <= 7 && length >= 0.5 && random.chance(0.4)) return "meend";
  if (length >= 1 && random.chance(0.15)) return "gamak";
  return random.chance(0.15) ? "kan" : "plain";
}
