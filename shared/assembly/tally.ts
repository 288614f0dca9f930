// The vote's hot loops over a row of places: counts of groups of places, the places of those groups that were hit often,
// and exact counts of these. V8 takes several times as long for the same loops. A module of its own, a kilobyte, that
// src/match/tally-wasm.ts carries as text.
//
//   { write places at rowStart() } · count(length, bits) · reached(hits)* · keep(length, hits) · distinct(length) · votesOf(place)*
//
//   memory: u8 filter[2^20] | i32 row[], as long as the memory was made; distinct() divides it:
//           i32 places[length] | i32 votes[length] | i32 table[2^tableBits], numbers of places from 1 on

/** A group is 4 places, 128 ms. */
const GROUP_BITS: i32 = 2;
const LARGEST_FILTER_BITS: i32 = 20;
const GOLDEN: i32 = 0x9e3779b1;

const filter = memory.data(1 << LARGEST_FILTER_BITS, 16);
let filterBytes: i32 = 0;
/** A group's slot is what its hash has above these bits. */
let shift: i32 = 0;

let votes: usize = 0;
let table: usize = 0;
let tableBits: i32 = 0;

export function rowStart(): usize {
  return (__heap_base + 15) & ~15;
}

/** Counts the hits of groups, up to 255, in 2^bits slots; groups that share a slot are counted together. */
export function count(length: i32, bits: i32): void {
  filterBytes = 1 << bits;
  shift = 32 - bits;
  memory.fill(filter, 0, filterBytes);
  const end = rowStart() + (<usize>length << 2);
  let at = rowStart();
  for (; at + 16 <= end; at += 16) {
    const slots = slotsOf(v128.load(at));
    hit(i32x4.extract_lane(slots, 0));
    hit(i32x4.extract_lane(slots, 1));
    hit(i32x4.extract_lane(slots, 2));
    hit(i32x4.extract_lane(slots, 3));
  }
  for (; at < end; at += 4) hit(slotOf(load<i32>(at)));
}

/** How many slots were hit so often, or more often. */
export function reached(hits: i32): i32 {
  const least = i8x16.splat(<i8>hits);
  let slots = 0;
  for (let at = filter, end = filter + <usize>filterBytes; at < end; at += 16) {
    slots += popcnt(i8x16.bitmask(i8x16.ge_u(v128.load(at), least)));
  }
  return slots;
}

/** Moves places whose slot was hit so often, or more often, to the front of the row, in order. @returns how many */
export function keep(length: i32, hits: i32): i32 {
  const end = rowStart() + (<usize>length << 2);
  let at = rowStart();
  let to = at;
  for (; at + 16 <= end; at += 16) {
    const places = v128.load(at);
    const slots = slotsOf(places);
    const first = wasHit(i32x4.extract_lane(slots, 0), hits);
    const second = wasHit(i32x4.extract_lane(slots, 1), hits);
    const third = wasHit(i32x4.extract_lane(slots, 2), hits);
    const fourth = wasHit(i32x4.extract_lane(slots, 3), hits);
    if (!(first | second | third | fourth)) continue;
    // Each is written in any case: which of them stay would too often be guessed wrong.
    to = append(to, i32x4.extract_lane(places, 0), first);
    to = append(to, i32x4.extract_lane(places, 1), second);
    to = append(to, i32x4.extract_lane(places, 2), third);
    to = append(to, i32x4.extract_lane(places, 3), fourth);
  }
  for (; at < end; at += 4) to = append(to, load<i32>(at), wasHit(slotOf(load<i32>(at)), hits));
  return <i32>((to - rowStart()) >> 2);
}

/**
 * Leaves each place once at the front of the row, in the order they were first seen, and its votes `length` words behind.
 * Needs room for 6 times `length` words. @returns how many places there are
 */
export function distinct(length: i32): i32 {
  const row = rowStart();
  votes = row + (<usize>length << 2);
  tableBits = 33 - clz(length);
  table = votes + (<usize>length << 2);
  memory.fill(table, 0, 4 << tableBits);
  let found = 0;
  for (let at = row; at < votes; at += 4) {
    const place = load<i32>(at);
    const entry = entryOf(place);
    const number = load<i32>(entry);
    if (number > 0) {
      const own = votes + (<usize>(number - 1) << 2);
      store<i32>(own, load<i32>(own) + 1);
    } else {
      store<i32>(row + (<usize>found << 2), place);
      store<i32>(votes + (<usize>found << 2), 1);
      store<i32>(entry, ++found);
    }
  }
  return found;
}

/** After distinct(): how often a place was there. */
export function votesOf(place: i32): i32 {
  const number = load<i32>(entryOf(place));
  if (number === 0) return 0;
  return load<i32>(votes + (<usize>(number - 1) << 2));
}

/** Where in the table the number of a place is, or will be: at most half of it is full. */
// @ts-ignore: decorator
@inline
function entryOf(place: i32): usize {
  const mask: u32 = (1 << tableBits) - 1;
  let slot = <u32>(place * GOLDEN) >> (32 - tableBits);
  while (true) {
    const entry = table + (<usize>slot << 2);
    const number = load<i32>(entry);
    if (number === 0 || load<i32>(rowStart() + (<usize>(number - 1) << 2)) === place) return entry;
    slot = (slot + 1) & mask;
  }
}

// @ts-ignore: decorator
@inline
function slotOf(place: i32): i32 {
  return ((place >> GROUP_BITS) * GOLDEN) >>> shift;
}

// @ts-ignore: decorator
@inline
function slotsOf(places: v128): v128 {
  return i32x4.shr_u(i32x4.mul(i32x4.shr_s(places, GROUP_BITS), i32x4.splat(GOLDEN)), shift);
}

// @ts-ignore: decorator
@inline
function hit(slot: i32): void {
  const hits = load<u8>(filter + slot);
  store<u8>(filter + slot, hits + <u8>(hits != 255));
}

// @ts-ignore: decorator
@inline
function wasHit(slot: i32, hits: i32): i32 {
  return <i32>(<i32>load<u8>(filter + slot) >= hits);
}

// @ts-ignore: decorator
@inline
function append(to: usize, place: i32, stays: i32): usize {
  store<i32>(to, place);
  return to + (<usize>stays << 2);
}
