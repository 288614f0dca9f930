import type { Constellation } from "@sonica/shared/src/fingerprint/constellation.ts";
import { secondsToTicks } from "@sonica/shared/src/fingerprint/units.ts";
import { TIME_CELL_TICKS } from "@sonica/shared/src/match/landmarks.ts";
import { Postings } from "@sonica/shared/src/match/postings.ts";
import { Probes } from "@sonica/shared/src/match/probes.ts";
import type { Segment } from "@sonica/shared/src/match/segment.ts";
import { Voter } from "@sonica/shared/src/match/vote.ts";
import { describe, expect, it } from "vitest";
import { cut, randomConstellation, worn } from "../constellations.ts";
import { segmentOf } from "../segments.ts";

const MOST = 16;
const WORN = { survival: 0.7, jitterTicks: 1, jitterSteps: 1, noisePerSecond: 20 };

function probesOf({ times, steps }: Constellation): Probes {
  const probes = new Probes();
  probes.fill({ times, steps, length: times.length }, 10, { steps: 2, differenceSteps: 2, ticks: 4 });
  return probes;
}

/** Votes of every place, counted in a plain Map straight from the index. */
function countPlainly(probes: Probes, segment: Segment): Map<number, number> {
  const votes = new Map<number, number>();
  const found = new Postings();
  found.reserve(probes.length);
  segment.find(probes, found);
  for (let i = 0; i < probes.length; i++) {
    for (const posting of found.places.subarray(found.starts[i], found.ends[i])) {
      const place = posting - probes.times[i];
      votes.set(place, (votes.get(place) ?? 0) + 1);
    }
  }
  return votes;
}

const recordings = Array.from({ length: 20 }, (_, i) => randomConstellation(100 + i, 40, 30));
const segment = segmentOf(recordings);

describe("the vote", () => {
  it("counts for the best place what a plain map counts, neighbours included, and never more for any", () => {
    const voter = new Voter();
    for (const [i, recording] of recordings.entries()) {
      const probes = probesOf(worn(cut(recording, 3 + i, 4), i, WORN));
      const votes = countPlainly(probes, segment);
      for (const [rank, nomination] of voter.nominate(probes, segment, MOST).entries()) {
        const place = nomination.ticks / TIME_CELL_TICKS;
        const expected = [place - 1, place, place + 1].reduce((sum, key) => sum + (votes.get(key) ?? 0), 0);
        if (rank === 0) expect(nomination.votes).toBe(expected);
        else expect(nomination.votes).toBeLessThanOrEqual(expected);
      }
    }
  });

  it("nominates first no worse a place than the one with most votes of its own", () => {
    const voter = new Voter();
    for (const [i, recording] of recordings.entries()) {
      const probes = probesOf(worn(cut(recording, 5, 4), i, WORN));
      const most = Math.max(...countPlainly(probes, segment).values());
      expect(most).toBeGreaterThan(10);
      expect(voter.nominate(probes, segment, MOST)[0].votes).toBeGreaterThanOrEqual(most);
    }
  });

  it("nominates first where the clip was taken from", () => {
    const voter = new Voter();
    for (const [i, recording] of recordings.entries()) {
      const [first] = voter.nominate(probesOf(worn(cut(recording, 7.3, 4), i, WORN)), segment, MOST);
      expect(Math.abs(first.ticks - segment.startTicks(i) - secondsToTicks(7.3))).toBeLessThanOrEqual(
        2 * TIME_CELL_TICKS,
      );
    }
  });

  it("ranks places by votes, each once, and never more than asked for", () => {
    const nominations = new Voter().nominate(probesOf(randomConstellation(7, 10, 60)), segment, MOST);
    expect(nominations.length).toBeLessThanOrEqual(MOST);
    expect(nominations.length).toBeGreaterThan(0);
    const votes = nominations.map((nomination) => nomination.votes);
    expect(votes).toEqual(votes.toSorted((a, b) => b - a));
    const places = nominations.map(({ ticks }) => ticks / TIME_CELL_TICKS).sort((a, b) => a - b);
    for (let i = 1; i < places.length; i++) expect(places[i] - places[i - 1]).toBeGreaterThan(1);
  });

  it("answers a small query after a large one as if it had been the first", () => {
    const voter = new Voter();
    voter.nominate(probesOf(randomConstellation(8, 30, 90)), segment, MOST);
    const probes = probesOf(cut(recordings[3], 10, 2));
    expect(voter.nominate(probes, segment, MOST)).toEqual(new Voter().nominate(probes, segment, MOST));
  });

  it("nominates nothing without probes or without recordings", () => {
    expect(new Voter().nominate(new Probes(), segment, MOST)).toEqual([]);
    const nothing = segmentOf([]);
    expect(new Voter().nominate(probesOf(recordings[0]), nothing, MOST)).toEqual([]);
  });
});
