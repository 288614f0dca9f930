// Outcomes → counts by condition and length.
import { quantile } from "../support/measure.ts";
import type { Asked, Listening, Outcome } from "./ask.ts";
import { type Acceptance, acceptanceOf, type Bin, reliabilityOf } from "./calibration.ts";
import type { Dataset } from "./dataset.ts";
import { type Growth, growthOf } from "./growth.ts";
import { type Share, shareOf } from "./share.ts";

/** How near is near enough. */
const FINE_OFFSET_SECONDS = 0.1;
const ROUGH_OFFSET_SECONDS = 0.5;
const NEAR_SPEED = 0.005;
const NEAR_PITCH_SEMITONES = 0.15;

export interface Milliseconds {
  readonly p50: number;
  readonly p99: number;
}

interface Group {
  readonly condition: string;
  readonly seconds: number | "all";
}

export interface ClipRow extends Group {
  readonly clips: number;
  readonly rightFirst: Share;
  readonly accepted: Share;
  readonly wrong: Share;
  /** The rest: of those accepted. */
  readonly offsetFine: Share;
  readonly offsetRough: Share;
  readonly speed: Share;
  readonly pitch: Share;
  readonly milliseconds: Milliseconds;
}

export interface StrangerRow extends Group {
  readonly clips: number;
  readonly falseNames: Share;
  readonly maybes: Share;
  readonly milliseconds: Milliseconds;
}

export interface ListeningRow extends Group {
  readonly clips: number;
  readonly right: Share;
  readonly wrong: Share;
  /** Half of the clips were named rightly by then; undefined when fewer were. */
  readonly neededSeconds: number | undefined;
}

export interface Summary {
  readonly clips: readonly ClipRow[];
  readonly listening: readonly ListeningRow[];
  readonly strangers: readonly StrangerRow[];
  readonly strangersListening: readonly ListeningRow[];
  /** Clips of one half, asked of a catalogue of the other half. */
  readonly leftOut: readonly StrangerRow[];
  readonly reliability: readonly Bin[];
  readonly acceptance: readonly Acceptance[];
  readonly growth: Growth | undefined;
  /** Over every single question about a whole clip. */
  readonly milliseconds: Milliseconds;
}

export function summaryOf(asked: readonly Asked[], { recordings }: Dataset): Summary {
  const known = asked.filter(({ standing }) => standing === "known");
  const strangers = asked.filter(({ standing }) => standing === "absent");
  const leftOut = asked.filter(({ standing }) => standing === "left-out");
  return {
    clips: groupsOf(known).map(([group, members]) => clipRow(group, outcomesOf(members))),
    listening: groupsOf(known.filter(isListenedTo)).map(([group, members]) => listeningRow(group, members)),
    strangers: groupsOf(strangers).map(([group, members]) => strangerRow(group, outcomesOf(members))),
    strangersListening: groupsOf(strangers.filter(isListenedTo)).map(([group, members]) =>
      listeningRow(group, members),
    ),
    leftOut: groupsOf(leftOut).map(([group, members]) => strangerRow(group, outcomesOf(members))),
    reliability: reliabilityOf(asked),
    acceptance: acceptanceOf(asked),
    growth: growthOf(leftOut, recordings.length / 2),
    milliseconds: millisecondsOf(outcomesOf([...known, ...strangers])),
  };
}

type Listened = Asked & { readonly listening: Listening };

const isListenedTo = (asked: Asked): asked is Listened => asked.listening !== undefined;

const outcomesOf = (asked: readonly Asked[]): Outcome[] => asked.map(({ outcome }) => outcome);

/** Every condition at every length, in the order of the data; then all conditions of a length, and all. */
function groupsOf<A extends Asked>(asked: readonly A[]): [Group, A[]][] {
  const groups = new Map<string, [Group, A[]]>();
  const add = (group: Group, member: A): void => {
    const key = JSON.stringify(group);
    if (!groups.has(key)) groups.set(key, [group, []]);
    groups.get(key)![1].push(member);
  };
  for (const each of inOrder(asked)) add({ condition: each.condition, seconds: each.seconds }, each);
  for (const each of asked.toSorted((a, b) => a.seconds - b.seconds)) {
    add({ condition: "all conditions", seconds: each.seconds }, each);
  }
  for (const each of asked) add({ condition: "all conditions", seconds: "all" }, each);
  return [...groups.values()];
}

/** By condition as it first appears, then by length. */
function inOrder<A extends Asked>(asked: readonly A[]): A[] {
  const places = new Map([...new Set(asked.map(({ condition }) => condition))].map((name, place) => [name, place]));
  return asked.toSorted((a, b) => places.get(a.condition)! - places.get(b.condition)! || a.seconds - b.seconds);
}

function clipRow(group: Group, outcomes: readonly Outcome[]): ClipRow {
  const errors = outcomes.flatMap((outcome) => outcome.errors ?? []);
  return {
    ...group,
    clips: outcomes.length,
    rightFirst: shareOf(outcomes, ({ isRightFirst }) => isRightFirst),
    accepted: shareOf(outcomes, ({ isAccepted }) => isAccepted),
    wrong: shareOf(outcomes, ({ isWrong }) => isWrong),
    offsetFine: shareOf(errors, ({ offsetSeconds }) => offsetSeconds <= FINE_OFFSET_SECONDS),
    offsetRough: shareOf(errors, ({ offsetSeconds }) => offsetSeconds <= ROUGH_OFFSET_SECONDS),
    speed: shareOf(errors, ({ speed }) => speed <= NEAR_SPEED),
    pitch: shareOf(errors, ({ pitchSemitones }) => pitchSemitones <= NEAR_PITCH_SEMITONES),
    milliseconds: millisecondsOf(outcomes),
  };
}

const strangerRow = (group: Group, outcomes: readonly Outcome[]): StrangerRow => ({
  ...group,
  clips: outcomes.length,
  falseNames: shareOf(outcomes, ({ isWrong }) => isWrong),
  maybes: shareOf(outcomes, ({ verdict }) => verdict === "maybe"),
  milliseconds: millisecondsOf(outcomes),
});

function listeningRow(group: Group, members: readonly Listened[]): ListeningRow {
  const listenings = members.map(({ listening }) => listening);
  const needed = quantile(
    listenings.map(({ end, heardSeconds }) => (end === "right" ? heardSeconds : Number.POSITIVE_INFINITY)),
    0.5,
  );
  return {
    ...group,
    clips: listenings.length,
    right: shareOf(listenings, ({ end }) => end === "right"),
    wrong: shareOf(listenings, ({ end }) => end === "wrong"),
    neededSeconds: Number.isFinite(needed) ? needed : undefined,
  };
}

function millisecondsOf(outcomes: readonly Outcome[]): Milliseconds {
  const times = outcomes.map(({ milliseconds }) => milliseconds);
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}
