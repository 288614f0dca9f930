// Asks the matcher about every clip and compares the answers with the truth.
import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { Matcher } from "@sonica/shared/src/match/matcher.ts";
import { Segment } from "@sonica/shared/src/match/segment.ts";
import { SegmentBuilder } from "@sonica/shared/src/match/segment-builder.ts";
import type { Candidate, Identification } from "@sonica/shared/src/match/verdict.ts";
import type { Clip, Dataset, Question, Recorded, Truth } from "./dataset.ts";
import { Progress } from "./progress.ts";

/** How one answer compares with the truth. */
export interface Outcome {
  readonly verdict: Identification["kind"];
  /** The first candidate, named or not; undefined when there is none. */
  readonly first: First | undefined;
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

interface First {
  readonly isRight: boolean;
  readonly confidence: number;
  /** See Candidate. */
  readonly score: number;
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

/** In the catalogue; not in it; taken out of it, for a second question that must not be answered. */
type Standing = "known" | "absent" | "left-out";

export interface Asked {
  readonly name: string;
  readonly condition: string;
  readonly seconds: number;
  readonly standing: Standing;
  /** The recording it comes from, where it is known. */
  readonly recordingId: string | undefined;
  readonly outcome: Outcome;
  /** Undefined for the beginning of a longer clip. */
  readonly listening: Listening | undefined;
}

/** Questions asked before the clock counts, so that the compiler has settled. */
const WARM_UPS = 20;

export function askAll({ recordings, clips }: Dataset): Asked[] {
  const matcher = matcherOf(recordings);
  for (const { constellation } of clips.slice(0, WARM_UPS)) matcher.identify(constellation);
  const progress = new Progress("questions", clips.length);
  return clips.map((clip) => {
    const { truth, constellation, questions } = clip;
    const outcome = ask(matcher, constellation, truth);
    const listening = questions.length > 0 ? listen(matcher, questions, truth) : undefined;
    progress.step();
    return { ...namesOf(clip), standing: truth === undefined ? "absent" : "known", outcome, listening };
  });
}

/** Every clip of a recording once more, of the half of the catalogue in which the recording is not. */
export function askLeftOut({ recordings, clips }: Dataset): Asked[] {
  const otherHalf = (half: Recorded["half"]) => matcherOf(recordings.filter((recording) => recording.half !== half));
  const matchers = { tune: otherHalf("tune"), report: otherHalf("report") };
  const halfById = new Map(recordings.map(({ id, half }) => [id, half]));
  const known = clips.filter(({ truth }) => truth !== undefined);
  const progress = new Progress("questions without an answer", known.length);
  return known.map((clip) => {
    const outcome = ask(matchers[halfById.get(clip.truth!.recordingId)!], clip.constellation, undefined);
    progress.step();
    return { ...namesOf(clip), standing: "left-out", outcome, listening: undefined };
  });
}

function matcherOf(recordings: readonly Recorded[]): Matcher {
  const builder = new SegmentBuilder();
  for (const { id, constellation } of recordings) builder.add(id, constellation);
  return new Matcher([Segment.from(builder.finish())]);
}

const namesOf = ({ name, condition, seconds, truth }: Clip) => ({
  name,
  condition,
  seconds,
  recordingId: truth?.recordingId,
});

function ask(matcher: Matcher, clip: Constellation, truth: Truth | undefined): Outcome {
  const start = performance.now();
  const answer = matcher.identify(clip);
  return outcomeOf(answer, truth, performance.now() - start);
}

function outcomeOf(answer: Identification, truth: Truth | undefined, milliseconds: number): Outcome {
  const [first] = answer.candidates;
  const isRightFirst = truth !== undefined && first?.recordingId === truth.recordingId;
  const isNamed = answer.kind === "match";
  return {
    verdict: answer.kind,
    first: first && { isRight: isRightFirst, confidence: first.confidence, score: first.score },
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
