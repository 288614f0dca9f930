// Do the stated 95 % intervals of offset, speed and pitch cover the truth?
//   npm run bench -- margins
//   npm run bench -- margins --corpus DIR --set dev --half tune
import { Matcher } from "@sonica/shared/src/match/matcher.ts";
import { Segment } from "@sonica/shared/src/match/segment.ts";
import { SegmentBuilder } from "@sonica/shared/src/match/segment-builder.ts";
import { datasetOf } from "./recognition/dataset-of.ts";
import { readOptions } from "./recognition/options.ts";
import { quantile } from "./support/measure.ts";
import { publish } from "./support/report.ts";

const { data, json } = readOptions(process.argv.slice(2));
const dataset = await datasetOf(data);
const builder = new SegmentBuilder();
for (const { id, constellation } of dataset.recordings) builder.add(id, constellation);
const matcher = new Matcher([Segment.from(builder.finish())]);

/** Farther off than this a place is another repeat of the same music, not an error of measurement, seconds. */
const SAME_PLACE_SECONDS = 0.3;

/** |error| over stated half width: at most 1 in 95 of 100. */
interface Ratios {
  readonly offset: number[];
  readonly speed: number[];
  readonly pitch: number[];
  readonly speedMargins: number[];
  readonly pitchMargins: number[];
}
const byGroup = new Map<string, Ratios>();

for (const { truth, constellation, condition, seconds } of dataset.clips) {
  if (!truth) continue;
  const answer = matcher.identify(constellation);
  if (answer.kind !== "match" || answer.best.recordingId !== truth.recordingId) continue;
  const { offsetSeconds, speed, pitchSemitones, margins } = answer.best;
  const off = Math.min(...truth.offsetsSeconds.map((offset) => Math.abs(offset - offsetSeconds)));
  for (const group of ["all", condition, `${seconds} s`]) {
    let ratios = byGroup.get(group);
    if (!ratios)
      byGroup.set(group, (ratios = { offset: [], speed: [], pitch: [], speedMargins: [], pitchMargins: [] }));
    if (off < SAME_PLACE_SECONDS) ratios.offset.push(off / margins.offsetSeconds);
    ratios.speed.push(Math.abs(speed - truth.speed) / margins.speed);
    ratios.pitch.push(Math.abs(pitchSemitones - truth.pitchSemitones) / margins.pitchSemitones);
    ratios.speedMargins.push(margins.speed);
    ratios.pitchMargins.push(margins.pitchSemitones);
  }
}

const covered = (ratios: readonly number[]): string =>
  `${((100 * ratios.filter((ratio) => ratio <= 1).length) / ratios.length).toFixed(1)} %`;

publish(
  {
    bench: "margins",
    data: dataset.title,
    rows: [...byGroup].map(([group, { offset, speed, pitch, speedMargins, pitchMargins }]) => ({
      clips: group,
      answers: speed.length,
      "offset covered": covered(offset),
      "speed covered": covered(speed),
      "pitch covered": covered(pitch),
      "95 % of |error| / margin: offset": quantile(offset, 0.95).toFixed(2),
      speed: quantile(speed, 0.95).toFixed(2),
      pitch: quantile(pitch, 0.95).toFixed(2),
      "speed ± median": quantile(speedMargins, 0.5).toFixed(4),
      "pitch ± median": quantile(pitchMargins, 0.5).toFixed(3),
    })),
  },
  json,
);
