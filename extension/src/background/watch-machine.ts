// What is followed, as a pure machine: a watch and what happened to it in, the next watch out.
import type { Recording } from "@sonica/shared/src/api/contract.ts";
import type { Song } from "@sonica/shared/src/timeline/timeline.ts";
import type { FailureCode } from "../failures.ts";
import type { FollowReport } from "../follow.ts";
import type { Searched } from "../storage/session.ts";
import type { Judgement, Watch } from "../storage/watch.ts";
import { overlay } from "../timeline/overlay.ts";
import { playOn } from "../timeline/played.ts";

export type WatchEvent =
  | { readonly kind: "asked" }
  /** So many bytes have left this device. */
  | { readonly kind: "sent"; readonly bytes: number }
  | { readonly kind: "answered"; readonly recordings: readonly Recording[]; readonly searched: Searched }
  | { readonly kind: "troubled"; readonly code: FailureCode }
  | { readonly kind: "reported"; readonly report: FollowReport; readonly atMs: number }
  /** Where the player stands, though nothing new was learnt. */
  | { readonly kind: "placed"; readonly seconds: number; readonly atMs: number }
  | { readonly kind: "silence"; readonly isSilent: boolean }
  | { readonly kind: "judged"; readonly judgement: Judgement }
  /** A passage that stayed unknown was named later. */
  | { readonly kind: "found"; readonly song: Song; readonly recording: Recording }
  | { readonly kind: "resumed" }
  | { readonly kind: "ended"; readonly code: FailureCode | null; readonly atMs: number };

/** A piece that is over may have an answer outstanding; of more than these the oldest is settled. */
const OPEN_PIECES = 3;

export function stepWatch(watch: Watch, event: WatchEvent): Watch {
  switch (event.kind) {
    case "asked":
      return { ...watch, questions: watch.questions + 1 };
    case "sent":
      return { ...watch, bytesSent: watch.bytesSent + event.bytes };
    case "answered":
      return {
        ...watch,
        trouble: null,
        searched: event.searched,
        recordings: { ...watch.recordings, ...Object.fromEntries(event.recordings.map((each) => [each.id, each])) },
      };
    case "troubled":
      return { ...watch, trouble: event.code };
    case "reported":
      return takeReport(watch, event.report, event.atMs);
    case "placed":
      return placed(watch, event.seconds, event.atMs);
    case "silence":
      return watch.isSilent === event.isSilent ? watch : { ...watch, isSilent: event.isSilent };
    case "judged":
      return { ...watch, judgements: [...watch.judgements, event.judgement] };
    case "found": {
      const recordings = { ...watch.recordings, [event.recording.id]: event.recording };
      return { ...watch, recordings, settled: overlay(watch.settled, [event.song]) };
    }
    case "resumed":
      return watch.ended ? { ...watch, ended: null, pieces: [], settled: settle(watch) } : watch;
    case "ended":
      return watch.ended ? watch : { ...watch, ended: { code: event.code, atMs: event.atMs } };
  }
}

const placed = (watch: Watch, seconds: number, atMs: number): Watch => ({
  ...watch,
  heardSeconds: seconds,
  played: playOn(watch.played, seconds, atMs),
});

function takeReport(watch: Watch, report: FollowReport, atMs: number): Watch {
  const { pieceId, stretches, heardSeconds, isSilent } = report;
  const pieces = [...watch.pieces.filter((piece) => piece.pieceId !== pieceId), { pieceId, stretches }].sort(
    (a, b) => a.pieceId - b.pieceId,
  );
  let { settled } = watch;
  while (pieces.length > OPEN_PIECES) settled = overlay(settled, pieces.shift()?.stretches ?? []);
  // The last word of a piece that is over says nothing about where the player is now.
  const isLatest = pieces.at(-1)?.pieceId === pieceId;
  const told = { ...watch, settled, pieces, isSilent };
  return isLatest ? placed(told, heardSeconds, atMs) : told;
}

const settle = ({ settled, pieces }: Watch): Watch["settled"] =>
  pieces.reduce((before, { stretches }) => overlay(before, stretches), settled);
