import { hasMusic } from "@sonica/shared/src/match/musicality.ts";
import { describe, expect, it } from "vitest";
import { renderSong } from "../../songs/render.ts";
import { composeSong } from "../../songs/song.ts";
import { listen } from "../listen.ts";
import { part, silence, tone, whiteNoise } from "../sounds.ts";

const RATE_HZ = 16_000;

describe("music", () => {
  it("is told from noise, a test tone and silence", async () => {
    for (const seconds of [3, 5, 8]) {
      expect(hasMusic(await listen(whiteNoise(seconds, seconds, RATE_HZ), RATE_HZ)), `noise, ${seconds} s`).toBe(false);
      expect(hasMusic(await listen(tone(440, seconds, RATE_HZ), RATE_HZ)), `tone, ${seconds} s`).toBe(false);
      expect(hasMusic(await listen(silence(seconds, RATE_HZ), RATE_HZ)), `silence, ${seconds} s`).toBe(false);
    }
  });

  it("is heard in songs nobody has", async () => {
    for (const seed of [5001, 5002, 5003]) {
      const { samples, rateHz } = await renderSong(composeSong(seed, { seconds: 20 }), 12);
      for (const from of [2, 6]) {
        expect(hasMusic(await listen(part(samples, from, from + 5, rateHz), rateHz)), `song ${seed}`).toBe(true);
      }
    }
  });
});
