// Which segments to rebuild. Sizes count recordings.

/** Most new recordings put into one segment: they can be found once it is built, in some seconds. */
export const MAX_NEW_RECORDINGS = 4096;

/** Most recordings in one segment: about 6 GB, built in some minutes and in little memory. */
const MAX_SEGMENT_RECORDINGS = 131_072;

/** So many segments of one size class become one of the next; each recording is rewritten about log8(n) times. */
const MERGE_WIDTH = 8;

/** A segment is rebuilt when so large a part of it has been removed. */
const MAX_REMOVED_SHARE = 0.1;

export interface PlannedSegment {
  readonly recordings: number;
  readonly removed: number;
}

/** The segments that should become one, or none. A single one is rebuilt to lose its removed recordings. */
export function chooseRebuild<S extends PlannedSegment>(segments: readonly S[]): S[] {
  const worn = segments.find((segment) => segment.removed > segment.recordings * MAX_REMOVED_SHARE);
  if (worn) return [worn];
  const bySizeClass = new Map<number, S[]>();
  for (const segment of segments) {
    const peers = bySizeClass.get(sizeClass(segment.recordings)) ?? [];
    peers.push(segment);
    if (peers.length === MERGE_WIDTH && total(peers) <= MAX_SEGMENT_RECORDINGS) return peers;
    bySizeClass.set(sizeClass(segment.recordings), peers);
  }
  return [];
}

const sizeClass = (recordings: number): number =>
  Math.floor(Math.log2(Math.max(1, recordings)) / Math.log2(MERGE_WIDTH));

const total = (segments: readonly PlannedSegment[]): number =>
  segments.reduce((sum, segment) => sum + segment.recordings, 0);
