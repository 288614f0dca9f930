import { PeakList } from "@sonica/shared/src/fingerprint/peak-list.ts";
import fc from "fast-check";
import { expect, it } from "vitest";
import { always } from "../property.ts";

const contents = ({ times, steps, levels, length }: PeakList) =>
  Array.from({ length }, (_, i) => [times[i], steps[i], levels[i]]);

const anyPeak = fc.tuple(fc.nat({ max: 200 }), fc.nat({ max: 50 }), fc.nat({ max: 65535 }));

it("holds peaks in order of time, then step, whatever order they came in", () => {
  always(
    fc.property(fc.array(anyPeak, { maxLength: 300 }), (peaks) => {
      const list = new PeakList();
      for (const peak of peaks) list.add(...peak);
      expect(contents(list)).toEqual(peaks.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]));
    }),
  );
});

it("grows beyond its first room without losing a peak", () => {
  const list = new PeakList();
  const first = list.times.length;
  for (let i = 0; i < 3 * first; i++) list.add(i >> 1, i & 1, i & 0xffff);
  expect(contents(list)).toEqual(Array.from({ length: 3 * first }, (_, i) => [i >> 1, i & 1, i & 0xffff]));
});

it("is empty after clear", () => {
  const list = new PeakList();
  list.add(5, 5, 5);
  list.clear();
  list.add(1, 2, 3);
  expect(contents(list)).toEqual([[1, 2, 3]]);
});

it("gives a part of itself, with times counted from where the part begins", () => {
  always(
    fc.property(
      fc.array(anyPeak, { maxLength: 300 }),
      fc.nat({ max: 200 }),
      fc.nat({ max: 200 }),
      (peaks, from, length) => {
        const list = new PeakList();
        for (const peak of peaks) list.add(...peak);
        const expected = contents(list).filter(([time]) => time >= from && time < from + length);
        expect(contents(list.part(from, from + length))).toEqual(
          expected.map(([time, ...rest]) => [time - from, ...rest]),
        );
      },
    ),
  );
});

it("lets go of old peaks and takes new ones on", () => {
  const list = new PeakList();
  for (let time = 0; time < 10; time++) list.add(time, 1, 1);
  list.dropBefore(8);
  list.add(10, 1, 1);
  expect(contents(list).map(([time]) => time)).toEqual([8, 9, 10]);
});
