import { MAX_LYRIC_LINE_LENGTH, MAX_LYRIC_LINES } from "@sonica/shared/src/api/lyrics.ts";
import { checksum32 } from "@sonica/shared/src/fingerprint/checksum.ts";
import { encodePack, openPack, PackError } from "@sonica/shared/src/pack/pack.ts";
import { describe, expect, it } from "vitest";
import { idOf, randomConstellation } from "../constellations.ts";
import { segmentBytes } from "../segments.ts";
import { packOf, rowOf } from "./packs.ts";

const songs = [randomConstellation(1, 3, 20), randomConstellation(2, 2, 20)];
const whole = packOf(songs);

function refusal(bytes: Uint8Array): string | undefined {
  try {
    openPack(bytes);
  } catch (error) {
    if (error instanceof PackError) return error.code;
    throw error;
  }
  return undefined;
}

describe("a pack", () => {
  it("gives back its recordings and their names", () => {
    const { manifest, segment } = openPack(whole);
    expect(manifest.title).toBe("A pack");
    expect(manifest.recordings).toEqual(songs.map((song, index) => rowOf(index, song)));
    expect(segment.recordingIds).toEqual([idOf(0), idOf(1)]);
  });

  it("opens wherever it lies in a buffer", () => {
    const shifted = new Uint8Array(whole.length + 3);
    shifted.set(whole, 3);
    expect(openPack(shifted.subarray(3)).segment.recordingCount).toBe(2);
  });

  it("is not made when names and recordings do not belong together", () => {
    const manifest = { id: idOf(9), title: "Mixed up", createdAt: "2026-01-01T00:00:00Z" };
    const rows = songs.map((song, index) => rowOf(index, song));
    expect(() => encodePack({ ...manifest, recordings: rows.slice(1) }, segmentBytes(songs))).toThrow(/1 names for 2/);
    expect(() => encodePack({ ...manifest, recordings: rows.toReversed() }, segmentBytes(songs))).toThrow(/Name 0/);
  });
});

describe("lyrics in a pack", () => {
  const manifest = { id: idOf(9), title: "With words", createdAt: "2026-01-01T00:00:00Z" };
  const lines = [
    { seconds: 0, text: "" },
    { seconds: 2.5, text: "पहली पंक्ति" },
  ];
  const withLyrics = (given: readonly { seconds: number; text: string }[]) => {
    const recordings = songs.map((song, index) => ({
      ...rowOf(index, song),
      lyrics: [...(index === 0 ? given : lines)],
    }));
    return encodePack({ ...manifest, recordings }, segmentBytes(songs));
  };
  const lyricsOf = (bytes: Uint8Array) => openPack(bytes).manifest.recordings.map(({ lyrics }) => lyrics);

  it("come out as they went in; who has none has none", () => {
    expect(lyricsOf(withLyrics(lines))).toEqual([lines, lines]);
    expect(lyricsOf(whole)).toEqual([undefined, undefined]);
  });

  it("are left out alone when they are none: the pack is sound, and its other lyrics too", () => {
    const bytes = withLyrics([{ seconds: 1, text: "x" }]);
    const json = new TextDecoder("latin1").decode(bytes);
    const at = json.indexOf('"text":"x"') + '"text":'.length;
    bytes.set(new TextEncoder().encode("123"), at);
    // As a program would write it that has another idea of lyrics: checksum and all.
    const view = new DataView(bytes.buffer);
    const segmentAt = 32 + Math.ceil(view.getUint32(12, true) / 8) * 8;
    view.setUint32(8, checksum32(bytes.subarray(12, segmentAt)), true);
    expect(lyricsOf(bytes)).toEqual([undefined, lines]);
    expect(openPack(bytes).segment.recordingCount).toBe(2);
  });

  it("are left out alone when they are too large", () => {
    const many = Array.from({ length: MAX_LYRIC_LINES + 1 }, (_, seconds) => ({ seconds, text: "la" }));
    expect(lyricsOf(withLyrics(many))).toEqual([undefined, lines]);
    const long = [{ seconds: 0, text: "a".repeat(MAX_LYRIC_LINE_LENGTH + 1) }];
    expect(lyricsOf(withLyrics(long))).toEqual([undefined, lines]);
  });
});

describe("a damaged pack", () => {
  it("is refused for every single flipped bit", () => {
    for (let bit = 0; bit < whole.length * 8; bit++) {
      const flipped = whole.slice();
      flipped[bit >> 3] ^= 1 << (bit & 7);
      if (refusal(flipped) === undefined) expect.fail(`bit ${bit & 7} of byte ${bit >> 3} went unnoticed`);
    }
  });

  it("is refused for every length but its own", () => {
    for (let length = 0; length < whole.length; length++) {
      expect(refusal(whole.subarray(0, length))).toMatch(/^pack-truncated$/);
    }
    const longer = new Uint8Array(whole.length + 1);
    longer.set(whole);
    expect(refusal(longer)).toBe("pack-truncated");
  });

  it("is told from a file of another kind and from a newer pack", () => {
    expect(refusal(new TextEncoder().encode("<!doctype html><title>Not found</title>"))).toBe("pack-not-recognised");
    const newer = whole.slice();
    newer[4] = 2;
    expect(refusal(newer)).toBe("pack-version");
    const otherFingerprint = whole.slice();
    otherFingerprint[6]++;
    expect(refusal(otherFingerprint)).toBe("pack-version");
  });
});
