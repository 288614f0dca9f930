import { existsSync } from "node:fs";
import { CorpusError, readTsv } from "./tsv.ts";

/** Other places of a recording that sound like the one at `offsetSeconds`, seconds. */
export type RepeatsOf = (recordingId: string, offsetSeconds: number) => readonly number[];

const ID_COLUMNS = ["true_id", "id", "recording"];
const OFFSET_COLUMNS = ["offset_s", "offset"];
const REPEAT_COLUMNS = ["repeats", "repeat_s", "repeat"];

/** From the first of `paths` that exists; places come as `12.5,80.1` or `12.5:0.97,80.1:0.95`, with a likeness. */
export function readRepeats(paths: readonly string[]): RepeatsOf | undefined {
  const path = paths.find((each) => existsSync(each));
  if (path === undefined) return undefined;
  const rows = readTsv<string>(path, []);
  const column = (names: readonly string[]): string => {
    const found = names.find((name) => name in (rows[0] ?? {}));
    if (found !== undefined || rows.length === 0) return found ?? "";
    throw new CorpusError("corpus-column-missing", `${path} has no column ${names.join(" or ")}.`);
  };
  const [id, offset, repeats] = [column(ID_COLUMNS), column(OFFSET_COLUMNS), column(REPEAT_COLUMNS)];
  const placesByKey = new Map<string, number[]>();
  for (const row of rows) {
    const key = keyOf(row[id], Number(row[offset]));
    placesByKey.set(key, [...(placesByKey.get(key) ?? []), ...placesIn(row[repeats])]);
  }
  return (recordingId, offsetSeconds) => placesByKey.get(keyOf(recordingId, offsetSeconds)) ?? [];
}

const keyOf = (recordingId: string, offsetSeconds: number): string => `${recordingId}@${offsetSeconds.toFixed(3)}`;

const placesIn = (list: string): number[] =>
  list
    .split(/[,;\s]+/)
    .filter((place) => place !== "" && place !== "-")
    .map((place) => Number(place.split(":")[0]))
    .filter(Number.isFinite);
