import { IndexSearch } from "@sonica/shared/src/match/index-search.ts";
import { BROAD_CATALOGUE_SECONDS } from "@sonica/shared/src/match/params.ts";
import type { SearchedIndex } from "@sonica/shared/src/match/postings.ts";
import { expect, it } from "vitest";
import { randomConstellation } from "../constellations.ts";
import { segmentOf } from "../segments.ts";

const segment = segmentOf([randomConstellation(1, 40, 30)]);

/** The same index, said to be so long. */
const lasting = (seconds: number): SearchedIndex =>
  new Proxy(segment, {
    get: (target, name) => {
      if (name === "seconds") return seconds;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });

/** How often a strange clip is looked for. */
function looks(clipSeconds: number, catalogueSeconds: number): number {
  const steps = new IndexSearch([lasting(catalogueSeconds)]).steps(randomConstellation(2, clipSeconds, 60));
  return [...steps].filter(({ kind }) => kind === "landmarks").length;
}

it("looks for a long clip once less in a large catalogue, for a short one as often as in a small one", () => {
  expect(looks(5, BROAD_CATALOGUE_SECONDS + 1)).toBe(looks(5, BROAD_CATALOGUE_SECONDS) - 1);
  expect(looks(2, BROAD_CATALOGUE_SECONDS + 1)).toBe(looks(2, BROAD_CATALOGUE_SECONDS));
});
