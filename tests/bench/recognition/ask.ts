// Asks the matcher about every clip and compares the answers with the truth.
import { Matcher } from "@sonica/shared/src/match/matcher.ts";
import { Segment } from "@sonica/shared/src/match/segment.ts";
import { SegmentBuilder } from "@sonica/shared/src/match/segment-builder.ts";
import type { Candidate, Identification } from "@sonica/shared/src/match/verdict.ts";
import type { Clip, Dataset, Question, Truth } from "./dataset.ts";
import { Progress } from "./progress.ts";

/** How one answer compares with the truth. */
export interface Outcome {
  readonly verdict: Identification["kind"];
  /** The right recording is the first candidate, however sure the matcher is. */
  readonly isRightFirst: boolean;
  /** Named, and it is the right recording. */
  readonly isAccepted: boolean;
  /** Named, and it is another one. */
  readonly isWrong: boolean;
  /** Of an accepted answer. */
  readonly errors: Errors | undefined;
  readonly milliseconds: number;
}

interface Errors {
  readonly offsetSeconds: number;
  /** Share of the true speed. */
  readonly speed: number;
  readonly pitchSemitones: number;
}

/** How listening to a clip would have ended. */
export interface Listening {
  readonly end: "right" | "wrong" | "unnamed";
  /** Audio heard when a name was said, seconds; all of it when none was. */
  readonly heardSeconds: number;
}

export interface Asked {
  readonly name: string;
  readonly condition: string;
  readonly seconds: number;
  readonly isInCatalogue: boolean;
  readonly outcome: Outcome;
  /** Undefined for the beginning of a longer clip. */
  readonly listening: Listening | undefined;
}

/** Questions asked before the clock counts, so that the compiler has settled. */
const WARM_UPS = 20;

export function askAll({ recordings, clips }: Dataset): Asked[] {
  const builder = new SegmentBuilder();
  for (const { id, constellation } of recordings) builder.add(id, constellation);
  const matcher = new Matcher([Segment.from(builder.finish())]);
  for (const { constellation } of clips.slice(0, WARM_UPS)) matcher.identify(constellation);
  const progress = new Progress("questions", clips.length);
  return clips.map((clip) => {
    const asked = ask(matcher, clip);
    progress.step();
    return asked;
  });
}

function ask(matcher: Matcher, { name, condition, seconds, truth, constellation, questions }: Clip): Asked {
  const start = performance.now();
  const answer = matcher.identify(constellation);
  const outcome = outcomeOf(answer, truth, performance.now() - start);
  const listening = questions.length > 0 ? listen(matcher, questions, truth) : undefined;
  return { name, condition, seconds, isInCatalogue: truth !== undefined, outcome, listening };
}

function outcomeOf(answer: Identification, truth: Truth | undefined, milliseconds: number): Outcome {
  const isRightFirst = truth !== undefined && answer.candidates[0]?.recordingId === truth.recordingId;
  const isNamed = answer.kind === "match";
  return {
    verdict: answer.kind,
    isRightFirst,
    isAccepted: isNamed && isRightFirst,
    isWrong: isNamed && !isRightFirst,
    errors: isNamed && isRightFirst ? errorsOf(answer.best, truth) : undefined,
    milliseconds,
  };
}

const errorsOf = (best: Candidate, truth: Truth): Errors => ({
  offsetSeconds: Math.min(...truth.offsetsSeconds.map((offset) => Math.abs(best.offsetSeconds - offset))),
  speed: Math.abs(best.speed / truth.speed - 1),
  pitchSemitones: Math.abs(best.pitchSemitones - truth.pitchSemitones),
});

/** As the extension does: asks as audio comes in, and the first name ends it. */
function listen(matcher: Matcher, questions: readonly Question[], truth: Truth | undefined): Listening {
  for (const { heardSeconds, constellation } of questions) {
    const answer = matcher.identify(constellation);
    if (answer.kind !== "match") continue;
    return { end: answer.best.recordingId === truth?.recordingId ? "right" : "wrong", heardSeconds };
  }
  return { end: "unnamed", heardSeconds: questions.at(-1)!.heardSeconds };
}
