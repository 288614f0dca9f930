// Where an index lies in Redis. Keys of one tag share a hash slot, so that one MGET brings many of them; 64 tags spread
// over the nodes.
//
//   sonica:<index>:meta                     numbers of RedisLayout, JSON; written last: an index without it is not there
//   sonica:<index>:ids | durations | starts as in a segment
//   sonica:<index>:p:{<tag>}:<group>        postings of a group of buckets: u32 × (buckets of the group + 1) ends of each,
//                                           then u32 words as in a segment
//   sonica:<index>:c:{<tag>}:<rec>:<block>  peaks of 16 seconds of a recording: u16 × 16 ends of seconds, then 3 bytes each
import type { PostingLayout } from "@sonica/shared/src/match/segment-format.ts";

const TAGS = 64;

/** A group covers at least this many neighbouring hashes: fewer, longer values. */
const GROUP_HASH_BITS = 4;

/** Seconds of a recording's peaks under one key. */
export const BLOCK_SECONDS = 16;

/** Buckets in a group, as bits. */
export const groupBits = ({ bucketShift }: PostingLayout): number => Math.max(0, GROUP_HASH_BITS - bucketShift);

export const tagOf = (number: number): number => (Math.imul(number, 0x9e3779b1) >>> 0) % TAGS;

export const metaKey = (index: string, part: string): string => `sonica:${index}:${part}`;

export const postingsKey = (index: string, group: number): string => `sonica:${index}:p:{${tagOf(group)}}:${group}`;

export const peaksKey = (index: string, recording: number, block: number): string =>
  `sonica:${index}:c:{${tagOf(recording * 64 + block)}}:${recording}:${block}`;
