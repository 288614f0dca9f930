import { chaptersOf, cueOf } from "@sonica/shared/src/timeline/listing.ts";
import { expect, it } from "vitest";

const TRACKS = [
  { fromSeconds: 0.4, title: "Savan", artist: "Meera" },
  { fromSeconds: 71.52, title: "Unknown", artist: null },
  { fromSeconds: 3671, title: 'Say "Hello"\nagain', artist: "A" },
];

it("writes chapters that begin at 0:00, a line each", () => {
  expect(chaptersOf(TRACKS).split("\n")).toEqual([
    "0:00 Savan – Meera",
    "1:11 Unknown",
    '1:01:11 Say "Hello" again – A',
  ]);
});

it("writes a CUE sheet, with frames of 1/75 s and without quotation marks in its strings", () => {
  const cue = cueOf(TRACKS, "mix.mp3");
  expect(cue).toContain('FILE "mix.mp3" MP3');
  expect(cue).toContain('  TRACK 02 AUDIO\n    TITLE "Unknown"\n    INDEX 01 01:11:39');
  expect(cue).toContain('TITLE "Say \'Hello\' again"\n    PERFORMER "A"\n    INDEX 01 61:11:00');
});
