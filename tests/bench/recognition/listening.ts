// Clips listened to → how many had been named rightly by which second.
import type { Asked } from "./ask.ts";

export interface NamedSoFar {
  readonly condition: string;
  readonly steps: readonly { readonly heardSeconds: number; readonly share: number }[];
  /** Undefined when less than half were named. */
  readonly medianSeconds: number | undefined;
  /** How long was listened at most. */
  readonly untilSeconds: number;
}

/** Conditions that were not measured are left out. */
export function namedSoFar(asked: readonly Asked[], conditions: readonly string[]): NamedSoFar[] {
  return conditions.flatMap((condition) => {
    const clips = asked.filter((each) => each.condition === condition && each.standing === "known");
    const listenings = clips.flatMap(({ listening }) => listening ?? []);
    if (listenings.length === 0) return [];
    const named = listenings.filter(({ end }) => end === "right").map(({ heardSeconds }) => heardSeconds);
    const moments = [...new Set(named)].sort((a, b) => a - b);
    const steps = moments.map((moment) => ({
      heardSeconds: moment,
      share: named.filter((seconds) => seconds <= moment).length / listenings.length,
    }));
    const medianSeconds = steps.find(({ share }) => share >= 0.5)?.heardSeconds;
    const untilSeconds = Math.max(...listenings.map(({ heardSeconds }) => heardSeconds));
    return { condition, steps, medianSeconds, untilSeconds };
  });
}
