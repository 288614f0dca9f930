// @vitest-environment node
import "fake-indexeddb/auto";
import { askNow, waitAfter } from "@sonica/extension/src/background/mystery-plan.ts";
import {
  clearMysteries,
  keepMystery,
  MOST_MYSTERIES,
  MOST_MYSTERY_BYTES,
  type Mystery,
  readMysteries,
  readMystery,
  readSolved,
  solveMystery,
} from "@sonica/extension/src/storage/mystery.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { recording } from "./sessions.ts";

const mystery = (more: Partial<Mystery> = {}): Mystery => ({
  id: "m1",
  bytes: new Uint8Array(2_000),
  heardAtMs: 1_000,
  heardSeconds: 12,
  tabTitle: "A tab",
  why: "unasked",
  searchedRecordings: 0,
  packs: "",
  tries: 0,
  nextAskAtMs: 60_000,
  ...more,
});

const world = { serverRecordings: 100, packs: "" };
const HOUR = 3_600_000;

describe("a mystery", () => {
  it("is asked about when the server that was away answers, and not before its time", () => {
    expect(askNow(mystery(), { ...world, serverRecordings: null }, HOUR)).toBe("nobody");
    expect(askNow(mystery(), world, 59_999)).toBe("nobody");
    expect(askNow(mystery(), world, 60_000)).toBe("server");
  });

  it("is asked about again when the catalogue has grown, not when it has not", () => {
    const asked = mystery({ why: "not-in-catalogue", searchedRecordings: 100 });
    expect(askNow(asked, world, HOUR)).toBe("nobody");
    expect(askNow(asked, { ...world, serverRecordings: 101 }, HOUR)).toBe("server");
  });

  it("is asked of a new pack at once, with no server", () => {
    const asked = mystery({ searchedRecordings: 100, nextAskAtMs: HOUR });
    expect(askNow(asked, { serverRecordings: null, packs: "abc" }, 1)).toBe("device");
    expect(askNow({ ...asked, packs: "abc" }, { serverRecordings: null, packs: "abc" }, 1)).toBe("nobody");
    expect(askNow({ ...asked, packs: "abc" }, { serverRecordings: null, packs: "" }, 1)).toBe("nobody");
  });

  it("is asked about less and less often, at least once a day", () => {
    expect([0, 1, 2, 5].map(waitAfter)).toEqual([60_000, 120_000, 240_000, 1_920_000]);
    expect(waitAfter(40)).toBe(24 * HOUR);
  });

  it("is not put off for ever by a clock that was set back", () => {
    expect(askNow(mystery({ nextAskAtMs: 400 * 24 * HOUR }), world, HOUR)).toBe("server");
  });
});

describe("the mystery box", () => {
  beforeEach(clearMysteries);

  it("keeps the newest, by number and by bytes", async () => {
    for (let i = 0; i < MOST_MYSTERIES + 5; i++) await keepMystery(mystery({ id: `m${i}`, heardAtMs: i }));
    const kept = await readMysteries();
    expect(kept).toHaveLength(MOST_MYSTERIES);
    expect(kept[0].id).toBe(`m${MOST_MYSTERIES + 4}`);
    expect(await readMystery("m0")).toBeUndefined();
    const large = new Uint8Array(MOST_MYSTERY_BYTES - 3_000);
    await keepMystery(mystery({ id: "large", heardAtMs: 1_000_000, bytes: large }));
    expect(await readMysteries()).toHaveLength(2);
  });

  it("gives what was solved a place to be seen, and forgets its fingerprint", async () => {
    await keepMystery(mystery());
    await solveMystery({ id: "m1", recording: recording(), heardAtMs: 1_000, solvedAtMs: 2_000 });
    expect(await readMysteries()).toEqual([]);
    expect(await readSolved()).toMatchObject([{ id: "m1", heardAtMs: 1_000 }]);
  });
});
