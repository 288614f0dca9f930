// @vitest-environment node
import { DeviceMatcher } from "@sonica/extension/src/device/device-matcher.ts";
import { openPack } from "@sonica/shared/src/pack/pack.ts";
import { expect, it } from "vitest";
import { cut, idOf, randomConstellation } from "../shared/constellations.ts";
import { packOf, rowOf } from "../shared/pack/packs.ts";

const songs = [1, 2, 3].map((seed) => randomConstellation(seed, 40));
const { manifest, segment } = openPack(packOf(songs.slice(0, 2), "Old songs"));
const pack = { ...manifest, segment };
const recent = { recording: rowOf(2, songs[2]), constellation: songs[2] };

it("names a song of a pack and says which pack", () => {
  const { verdict, source } = new DeviceMatcher([pack], []).identify(cut(songs[1], 12, 5));
  expect(verdict).toMatchObject({ kind: "match", match: { recording: { id: idOf(1), title: { latin: "Song 1" } } } });
  expect(verdict.kind === "match" && verdict.match.offsetSeconds).toBeCloseTo(12, 1);
  expect(source).toEqual({ kind: "pack", title: "Old songs" });
});

it("names a song that was named lately, though no pack has it", () => {
  const { verdict, source } = new DeviceMatcher([pack], [recent]).identify(cut(songs[2], 20, 5));
  expect(verdict).toMatchObject({ kind: "match", match: { recording: { id: idOf(2) } } });
  expect(source).toEqual({ kind: "device" });
});

it("is as sure of a song that lies in a pack and was named lately", () => {
  const both = { recording: rowOf(0, songs[0]), constellation: songs[0] };
  const { verdict, source } = new DeviceMatcher([pack], [both]).identify(cut(songs[0], 3, 5));
  expect(verdict).toMatchObject({ kind: "match", searchedRecordings: 2 });
  expect(source).toEqual({ kind: "device" });
});

it("says unknown of a song it has not, and when it has nothing at all", () => {
  const clip = cut(randomConstellation(9, 40), 5, 5);
  expect(new DeviceMatcher([pack], [recent]).identify(clip).verdict).toMatchObject({ kind: "unknown" });
  expect(new DeviceMatcher([], []).identify(clip).verdict).toMatchObject({ kind: "unknown", searchedRecordings: 0 });
});

it("holds back while a pack may yet name what a short clip did not, and no longer", () => {
  const stranger = randomConstellation(9, 40);
  const withPack = new DeviceMatcher([pack], [recent]);
  expect(withPack.identify(cut(stranger, 5, 1)).isTooEarly).toBe(true);
  expect(withPack.identify(cut(stranger, 5, 1.5)).isTooEarly).toBe(false);
  expect(withPack.identify(cut(songs[1], 12, 1)).isTooEarly).toBe(
    withPack.identify(cut(songs[1], 12, 1)).verdict.kind !== "match",
  );
  expect(new DeviceMatcher([], [recent]).identify(cut(stranger, 5, 1)).isTooEarly).toBe(false);
});

it("does not name again what the person said it is not, for the same sound only", () => {
  const correction = { id: idOf(77), recordingId: idOf(1), clip: cut(songs[1], 12, 8) };
  const matcher = new DeviceMatcher([pack], [], [correction]);
  const again = matcher.identify(cut(songs[1], 13, 5));
  expect(again.verdict.kind).toBe("unknown");
  expect(again.notThese).toEqual([idOf(1)]);
  expect(matcher.identify(cut(songs[1], 30, 5))).toMatchObject({ verdict: { kind: "match" }, notThese: [] });
  expect(matcher.identify(cut(songs[0], 12, 5))).toMatchObject({ verdict: { kind: "match" }, notThese: [] });
});
