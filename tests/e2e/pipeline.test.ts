// From sound to verdict without a browser: composed songs, damaged as sound is on its way, through engine and matcher.

import type { Engine } from "@sonica/shared/src/fingerprint/engine.ts";
import { QUERY_PEAKS_PER_SECOND, RECORDING_PEAKS_PER_SECOND } from "@sonica/shared/src/fingerprint/params.ts";
import { Matcher } from "@sonica/shared/src/match/matcher.ts";
import { Segment } from "@sonica/shared/src/match/segment.ts";
import { SegmentBuilder } from "@sonica/shared/src/match/segment-builder.ts";
import { loadEngine } from "@sonica/shared/src/node/load-engine.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { louder, part, throughTelephone, withNoise } from "../shared/sounds.ts";
import { atSpeed, clipped } from "../signals/degrade.ts";
import { CATALOGUE, composeEntry } from "../songs/catalogue.ts";
import { renderSong } from "../songs/render.ts";

/** Four songs of one bed and two of their own, seconds rendered of each. */
const ENTRIES = [...CATALOGUE.slice(0, 4), ...CATALOGUE.slice(-2)];
const RENDERED_SECONDS = 16;

const CLIP_FROM = 8.2;
const CLIP_SECONDS = 5;

const recordingId = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;

let engine: Engine;
let matcher: Matcher;
let songs: Float32Array[];
let rateHz: number;

beforeAll(async () => {
  engine = await loadEngine();
  const renderings = [];
  for (const entry of ENTRIES) renderings.push(await renderSong(composeEntry(entry), RENDERED_SECONDS));
  rateHz = renderings[0].rateHz;
  songs = renderings.map(({ samples }) => samples);
  const builder = new SegmentBuilder();
  songs.forEach((samples, i) => {
    builder.add(recordingId(i), heard(samples, RECORDING_PEAKS_PER_SECOND));
  });
  matcher = new Matcher([Segment.from(builder.finish())]);
}, 120_000);

function heard(samples: Float32Array, peaksPerSecond: number) {
  engine.open(rateHz);
  engine.push(samples);
  engine.finish();
  return engine.constellation(peaksPerSecond);
}

const DAMAGES: [string, (clip: Float32Array) => Float32Array][] = [
  ["as it is", (clip) => clip],
  ["30 dB quieter", (clip) => louder(clip, -30)],
  ["with its peaks cut off", (clip) => clipped(clip, 0.3)],
  ["through a telephone", (clip) => throughTelephone(clip, rateHz)],
  ["under white noise 10 dB below it", (clip) => withNoise(clip, 1, 10)],
  ["under white noise as loud as itself", (clip) => withNoise(clip, 2, 0)],
];

describe.each(ENTRIES.map(({ slug }, index) => ({ slug, index })))("$slug", ({ index }) => {
  it.each(DAMAGES)("is named %s, with its place", (_, damage) => {
    const clip = damage(part(songs[index], CLIP_FROM, CLIP_FROM + CLIP_SECONDS, rateHz));
    const verdict = matcher.identify(heard(clip, QUERY_PEAKS_PER_SECOND));
    expect(verdict.candidates[0]?.recordingId).toBe(recordingId(index));
    expect(verdict.candidates[0]?.offsetSeconds).toBeCloseTo(CLIP_FROM, 1);
    expect(verdict.kind).toBe("match");
  });

  it("is named when it plays a tenth too fast, and said to", () => {
    const clip = atSpeed(part(songs[index], CLIP_FROM, CLIP_FROM + CLIP_SECONDS, rateHz), 1.1);
    const verdict = matcher.identify(heard(clip, QUERY_PEAKS_PER_SECOND));
    expect(verdict).toMatchObject({ kind: "match", best: { recordingId: recordingId(index) } });
    expect(verdict.candidates[0]?.speed).toBeCloseTo(1.1, 2);
  });
});
