import { copyWords } from "@sonica/extension/src/popup/copy-button.tsx";
import { growingWords } from "@sonica/extension/src/popup/growing-words.ts";
import { openInLinks, searchWords } from "@sonica/extension/src/popup/links.ts";
import { runningPosition } from "@sonica/extension/src/popup/running-position.ts";
import { parseLinkChoices } from "@sonica/extension/src/storage/link-choice.ts";
import { shownName } from "@sonica/extension/src/storage/title.ts";
import { alterationWords, alteredWords } from "@sonica/extension/src/words/altered.ts";
import { certaintyWords } from "@sonica/extension/src/words/certainty.ts";
import { clock } from "@sonica/extension/src/words/clock.ts";
import { wordsOf } from "@sonica/extension/src/words/words.ts";
import { describe, expect, it, vi } from "vitest";
import { candidate, recording } from "./sessions.ts";

vi.mock("webextension-polyfill", () => import("./fake-browser.ts"));

const en = wordsOf("en");

describe("where in the song", () => {
  it("reads like a clock", () => {
    expect([0, 59.9, 107, 3725, -3].map(clock)).toEqual(["0:00", "0:59", "1:47", "1:02:05", "0:00"]);
  });

  it("runs on from the clip's first sample", () => {
    expect(runningPosition(candidate({ offsetSeconds: 60 }), 5_000, 9_500)).toBeCloseTo(64.5);
  });

  it("runs faster where the song plays faster", () => {
    expect(runningPosition(candidate({ offsetSeconds: 60, speed: 1.25 }), 0, 8_000)).toBeCloseTo(70);
  });

  it("stays within the song", () => {
    expect(runningPosition(candidate({ offsetSeconds: 299 }), 0, 60_000)).toBe(300);
    expect(runningPosition(candidate({ offsetSeconds: -2 }), 0, 500)).toBe(0);
  });
});

describe("how it was altered", () => {
  const altered = (speed: number, pitchSemitones: number) => alteredWords(en, { speed, pitchSemitones });
  it("says nothing of what nobody would hear", () => expect(altered(1.004, -0.1)).toBeNull());
  it("names speed and pitch together", () => expect(altered(1.25, 3.86)).toBe("1.25× faster, +3.9 semitones"));
  it("tells slowing from quickening", () => expect(altered(0.85, -2.81)).toBe("slowed to 0.85×, −2.8 semitones"));
  it("calls nightcore by its name", () => {
    const nightcore = candidate({ speed: 1.25, pitchSemitones: 3.86 });
    expect(alterationWords(en, { ...nightcore, alteration: { kind: "speed", speed: 1.25, style: "nightcore" } })).toBe(
      "Nightcore: 1.25× faster, +3.9 semitones",
    );
    expect(alterationWords(en, { ...nightcore, alteration: { kind: "speed", speed: 1.25, style: null } })).toBe(
      "1.25× faster, +3.9 semitones",
    );
  });
  it("says what stayed", () => {
    expect(altered(1.1, 0)).toBe("1.10× faster, same pitch");
    expect(altered(1, -1)).toBe("−1 semitone, same speed");
  });
});

it("grows surer in words as confidence grows", () => {
  const said = [0.1, 0.6, 0.85, 0.96, 0.999].map((confidence) => certaintyWords(en, confidence));
  expect(said).toEqual(["A guess", "Likely", "Fairly sure", "Very sure", "Certain"]);
});

it("says something new as listening goes on, and says when the matcher is the trouble", () => {
  const calm = { maybe: [], trouble: null };
  const said = [0, 1, 2, 4, 8, 11].map((seconds) => growingWords(en, calm, seconds));
  expect(new Set(said).size).toBe(said.length);
  expect(growingWords(en, { ...calm, trouble: "matcher-slow" }, 4)).toMatch(/matcher/);
  expect(growingWords(en, { ...calm, maybe: [candidate()] }, 2)).toMatch(/familiar/);
});

describe("names in two scripts", () => {
  const name = { devanagari: "धूप", latin: "Dhoop" };
  it("puts Devanagari first where the language is written so, each with its lang", () => {
    expect(shownName(name, "bho")).toEqual({
      main: { text: "धूप", lang: "bho" },
      other: { text: "Dhoop", lang: "bho-Latn" },
    });
  });
  it("puts Latin first in other languages", () => {
    expect(shownName(name, "en").main).toEqual({ text: "Dhoop", lang: "en" });
    expect(shownName(name, "pa").main).toEqual({ text: "Dhoop", lang: "pa-Latn" });
  });
  it("keeps to the script that was asked for, where it is known", () => {
    expect(shownName(name, "bho", "latin").main.text).toBe("Dhoop");
    expect(shownName(name, "en", "devanagari").main.text).toBe("धूप");
    expect(shownName({ latin: "Dhoop" }, "hi", "devanagari").main.text).toBe("Dhoop");
  });
  it("shows the only one there is", () => {
    expect(shownName({ latin: "Dhoop" }, "hi")).toEqual({ main: { text: "Dhoop", lang: "hi-Latn" }, other: null });
    expect(shownName({ devanagari: "धूप" }, undefined).main).toEqual({ text: "धूप", lang: "hi" });
  });
});

describe("ways on", () => {
  it("searches by the Latin names and the singer", () => {
    const composer = { ...recording().artists[0], role: "composer" as const, name: { latin: "Somebody" } };
    expect(searchWords(recording({ artists: [composer, ...recording().artists] }))).toBe(
      "Kesariya Dhoop Anushka Raval",
    );
    expect(searchWords(recording({ title: { devanagari: "धूप" }, artists: [] }))).toBe("धूप");
  });

  it("are plain https searches that survive hostile titles", () => {
    for (const { address } of openInLinks(
      recording({ title: { latin: 'a&b=c?#/../"<script>\ud800' } }),
      parseLinkChoices([{ service: "YouTube", isOn: true }]),
    )) {
      const url = new URL(address);
      expect(url.protocol).toBe("https:");
      expect(url.hash).toBe("");
      expect(decodeURIComponent(url.href)).toContain("a&b=c?#/../");
    }
  });

  it("copies title, other script and singers", () => {
    expect(copyWords(recording())).toBe("केसरिया धूप (Kesariya Dhoop) – अनुष्का रावल");
  });
});

describe("the music services", () => {
  it("come in the person's order, switched on or off, whatever was stored", () => {
    const stored = [{ service: "Gaana", isOn: true }, { service: "Spotify", isOn: false }, { service: "Gone" }, null];
    const services = openInLinks(recording(), parseLinkChoices(stored)).map(({ service }) => service);
    expect(services).toEqual(["Gaana", "YouTube Music", "JioSaavn", "Apple Music"]);
    expect(parseLinkChoices("nonsense")).toHaveLength(7);
  });
});
