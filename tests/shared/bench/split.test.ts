import { describe, expect, it } from "vitest";
import { baseName, halfOf, halfOfClip, isIn } from "../../bench/recognition/split.ts";

describe("the split into halves", () => {
  it("keeps odd recordings for tuning and even ones for reporting", () => {
    expect(["d001", "nd17", "album-2024-06-03"].map(halfOf)).toEqual(["tune", "tune", "tune"]);
    expect(["d002", "d010", "album-2023-06-04"].map(halfOf)).toEqual(["report", "report", "report"]);
  });

  it("refuses an id without a number", () => {
    expect(() => halfOf("untitled")).toThrow(RangeError);
  });

  it("keeps all lengths of a clip in one half", () => {
    const lengths = ["2s", "3s", "5s", "8s", "2.5s"];
    expect(lengths.map((length) => halfOfClip(`noise_004_${length}`))).toEqual(lengths.map(() => "report"));
    expect(lengths.map((length) => halfOfClip(`noise_017_${length}`))).toEqual(lengths.map(() => "tune"));
  });

  it("takes the length off a clip's name, and nothing else", () => {
    expect(baseName("d_white_+5dB_012_8s")).toBe("d_white_+5dB_012");
    expect(baseName("d_clean_012")).toBe("d_clean_012");
  });

  it("lets every recording into both halves together, and into one of them alone", () => {
    for (const id of ["d001", "d002"]) {
      expect(isIn("all", halfOf(id))).toBe(true);
      expect(isIn("tune", halfOf(id))).not.toBe(isIn("report", halfOf(id)));
    }
  });
});
