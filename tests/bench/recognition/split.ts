// Which clips may be looked at while numbers are tuned, and which only when they are reported. Fixed once and for all.

export const HALVES = ["tune", "report", "all"] as const;
export type Half = (typeof HALVES)[number];

/** Recordings whose id ends in an odd number are for tuning, the others for reporting. */
export function halfOf(recordingId: string): "tune" | "report" {
  const lastDigit = recordingId.match(/\d(?=\D*$)/)?.[0];
  if (lastDigit === undefined) throw new RangeError(`The id ${recordingId} has no number, so it belongs to no half.`);
  return Number(lastDigit) % 2 === 1 ? "tune" : "report";
}

/** The half of a clip that comes from no recording we know: by its own number, the same for all its lengths. */
export const halfOfClip = (clipName: string): "tune" | "report" => halfOf(baseName(clipName));

/** `d_clean_000_5s` → `d_clean_000`: clips of one base are beginnings of one longer clip. */
export const baseName = (clipName: string): string => clipName.replace(/_\d+(\.\d+)?s$/, "");

export const isIn = (wanted: Half, half: "tune" | "report"): boolean => wanted === "all" || wanted === half;
