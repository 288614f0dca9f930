import { Finder } from "@sonica/extension/src/finder/finder.ts";
import type { FinderSong } from "@sonica/extension/src/finder/protocol.ts";
import { beforeEach, describe, expect, it } from "vitest";

const song = (recordingId: string, title: FinderSong["title"], ...singers: FinderSong["title"][]): FinderSong => ({
  recordingId,
  title,
  artists: singers.map((name) => ({ name })),
});

const SONGS = [
  song("tum", { devanagari: "तुम ही हो" }, { devanagari: "अरिजीत सिंह" }),
  song("saiyan", { devanagari: "सइयाँ जी" }, { devanagari: "खेसारी लाल यादव" }),
  song("kesariya", { latin: "Kesariya" }, { latin: "Pritam" }),
  song("roman", { latin: "Pehla Nasha" }),
  song("two", { latin: "Aashiqui 2" }),
  song("three", { latin: "Aashiqui 3" }),
  song("499", { devanagari: "गीत 499" }),
  song("49", { devanagari: "गीत 49" }),
  song("497", { devanagari: "गीत 497" }),
];

const finder = new Finder();
const found = (typed: string): string[] => [...(finder.find(typed)?.keys() ?? [])].sort();

beforeEach(() => finder.take(SONGS));

describe("The finder", () => {
  it("finds a title in Devanagari by every way to write it in Roman letters", () => {
    for (const typed of ["tum hi ho", "tumhiho", "TUM HEE HO", "tum hi", "तुम ही हो"]) {
      expect(found(typed), typed).toContain("tum");
    }
  });

  it("finds a singer however the name is spelled", () => {
    for (const typed of ["khesari", "kesari", "khesaari lal", "खेसारी"]) expect(found(typed), typed).toContain("saiyan");
  });

  it("finds a Roman title by Devanagari", () => {
    expect(found("पहला नशा")).toEqual(["roman"]);
    expect(found("केसरिया")).toContain("kesariya");
  });

  it("takes the last word for the beginning of one", () => {
    expect(found("peh")).toEqual(["roman"]);
    expect(found("arij")).toEqual(["tum"]);
  });

  it("keeps to the number that was typed", () => {
    expect(found("aashiqui 2")).toEqual(["two"]);
    expect(found("aashiqui")).toEqual(["three", "two"]);
    expect(found("गीत 499")).toEqual(["499"]);
    expect(found("git 49 ")).toEqual(["49"]);
  });

  it("leaves out what is nothing like it", () => {
    expect(found("zindagi na milegi")).toEqual([]);
  });

  it("marks the words that were meant, in the script they stand in", () => {
    const marks = finder.find("khesaari lal")?.get("saiyan");
    expect(marks?.artists[0].devanagari).toEqual([[0, "खेसारी लाल".length]]);
    expect(marks?.title.devanagari).toEqual([]);
  });

  it("asks for nothing while no word was typed", () => {
    for (const typed of ["", "  ", "?!", "\u0301"]) expect(finder.find(typed), typed).toBeNull();
  });

  it("forgets the songs it was told before", () => {
    finder.take([SONGS[3]]);
    expect(found("tum hi ho")).toEqual([]);
  });

  it("answers for titles made to hurt", () => {
    const hostile = ["\u202Eesrever", "x".repeat(3_000), "लंबा ".repeat(400), "<b>", "\ud800", "a\u0301".repeat(500)];
    finder.take(hostile.map((latin, at) => song(String(at), { latin })));
    for (const typed of hostile) expect(() => finder.find(typed)).not.toThrow();
    expect(found("esrever")).toEqual(["0"]);
  });
});
