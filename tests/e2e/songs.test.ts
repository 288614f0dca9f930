// The composer: repeatable, musical enough to measure, and hard to tell apart where it is meant to be.
import { describe, expect, it } from "vitest";
import { CATALOGUE, composeEntry, STRANGERS } from "../songs/catalogue.ts";
import { renderSong, renderStereo } from "../songs/render.ts";
import { composeSong } from "../songs/song.ts";

const EVERY_SONG = [...CATALOGUE, ...STRANGERS];

describe("a composed song", () => {
  it("is the same song, to the sample, whenever its seed is given", async () => {
    const [first, again] = [await renderSong(composeSong(7), 4), await renderSong(composeSong(7), 4)];
    expect(Buffer.from(again.samples.buffer).equals(Buffer.from(first.samples.buffer))).toBe(true);
  });

  it("is another song for another seed", () => {
    expect(composeSong(8).events).not.toEqual(composeSong(7).events);
  });

  it("is neither silent nor clipped at any place", async () => {
    const { left, right, rateHz } = await renderStereo(composeEntry(CATALOGUE[0]), 20);
    const loudest = (from: number, to: number) =>
      [left, right].reduce(
        (peak, channel) => channel.subarray(from, to).reduce((p, x) => Math.max(p, Math.abs(x)), peak),
        0,
      );
    expect(loudest(0, left.length)).toBeLessThan(1);
    for (let second = 1; second < 20; second++) {
      expect(loudest(second * rateHz, (second + 1) * rateHz), `second ${second}`).toBeGreaterThan(0.02);
    }
  });
});

describe("the catalogue", () => {
  it("holds at least 24 songs of 40 to 75 seconds, each with its own seed and name", () => {
    expect(CATALOGUE.length).toBeGreaterThanOrEqual(24);
    expect(new Set(EVERY_SONG.map(({ seed }) => seed)).size).toBe(EVERY_SONG.length);
    expect(new Set(EVERY_SONG.map(({ slug }) => slug)).size).toBe(EVERY_SONG.length);
    for (const entry of EVERY_SONG) {
      const { durationSeconds } = composeEntry(entry);
      expect(durationSeconds, entry.slug).toBeGreaterThan(40);
      expect(durationSeconds, entry.slug).toBeLessThan(75);
    }
  });

  it("has songs on one bed that share speed, key, cycle and raga, but not the tune", () => {
    const onOneBed = CATALOGUE.filter(({ bed }) => bed === CATALOGUE[0].bed).map((entry) => composeEntry(entry));
    expect(onOneBed).toHaveLength(4);
    const beds = onOneBed.map(({ raga, tala, sa, matrasPerMinute }) => ({ raga, tala, sa, matrasPerMinute }));
    expect(new Set(beds.map((bed) => JSON.stringify(bed))).size).toBe(1);
    const tunes = onOneBed.map(({ events }) =>
      JSON.stringify(events.filter((e) => e.kind === "on" && e.channel === 0)),
    );
    expect(new Set(tunes).size).toBe(4);
  });

  it("has strangers on beds of the catalogue", () => {
    const beds = new Set(CATALOGUE.flatMap(({ bed }) => bed ?? []));
    expect(STRANGERS.filter(({ bed }) => bed !== undefined && beds.has(bed)).length).toBeGreaterThanOrEqual(2);
  });
});
