// What pages send is parsed: a page that was taken over could send anything.
import { parsePageMessage } from "@sonica/extension/src/background/page-parser.ts";
import { parsePageBlock } from "@sonica/extension/src/offscreen/page-block.ts";
import { fromPcmText, toPcmText } from "@sonica/extension/src/pcm-text.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { always } from "../shared/property.ts";

const playing = {
  address: "https://radio.example/show",
  title: "Show",
  declared: null,
  durationSeconds: 60,
  seconds: 3,
  rate: 1,
};

describe("a message of a page", () => {
  it("is taken when it makes sense", () => {
    expect(parsePageMessage({ name: "page-playing", payload: playing })?.payload).toEqual(playing);
  });

  it.each([
    ["another message of the extension", { name: "unfollow", payload: { watchId: "x" } }],
    ["an address that is no web address", { name: "page-playing", payload: { ...playing, address: "javascript:1" } }],
    ["a place before the beginning", { name: "page-playing", payload: { ...playing, seconds: -1 } }],
    ["a reason nobody knows", { name: "page-blocked", payload: { address: playing.address, reason: "x" } }],
    ["no payload", { name: "page-embeds" }],
  ])("is refused when it holds %s", (_, message) => {
    expect(parsePageMessage(message)).toBeNull();
  });

  it("is cut to size", () => {
    const long = { ...playing, title: "x".repeat(10_000) };
    const parsed = parsePageMessage({ name: "page-playing", payload: long })?.payload as typeof playing | undefined;
    expect(parsed?.title).toHaveLength(500);
  });

  it("never makes the parser throw", () => {
    always(fc.property(fc.anything(), (message) => void parsePageMessage(message)));
  });
});

describe("a block of sound from a page", () => {
  const block = { pcm: new Float32Array([0.5, -0.5]), rateHz: 48_000, mediaSeconds: 3, mediaRate: 1 };

  it("is the same as text as it is as numbers, to 16 bits", () => {
    always(
      fc.property(fc.float32Array({ min: -1, max: 1, noNaN: true, maxLength: 5000 }), (samples) => {
        const back = fromPcmText(toPcmText(samples));
        expect(back).toHaveLength(samples.length);
        samples.forEach((sample, i) => {
          expect(Math.abs(sample - (back[i] ?? 9))).toBeLessThan(1 / 16_000);
        });
      }),
    );
    expect(parsePageBlock({ ...block, pcm: toPcmText(block.pcm) })?.samples[0]).toBeCloseTo(0.5, 4);
  });

  it.each([
    ["no samples", { pcm: new Float32Array(0) }],
    ["too many", { pcm: new Float32Array(100_000) }],
    ["text that is no base64", { pcm: "%%%" }],
    ["an absurd rate", { rateHz: 1 }],
    ["a pace of nothing", { mediaRate: 0 }],
    ["a place that is no number", { mediaSeconds: Number.NaN }],
  ])("is refused with %s", (_, wrong) => {
    expect(parsePageBlock({ ...block, ...wrong })).toBeNull();
  });
});
