import { videoIdOf } from "@sonica/extension/src/video-id.ts";
import { expect, it } from "vitest";

it.each([
  "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
  "https://m.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ&t=43s&list=PL1&index=2",
  "https://music.youtube.com/watch?v=dQw4w9WgXcQ&si=abc",
  "https://youtu.be/dQw4w9WgXcQ?si=abc",
  "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1",
  "https://www.youtube.com/shorts/dQw4w9WgXcQ",
])("knows the same video at %s", (address) => {
  expect(videoIdOf(address, 212.04)).toBe("youtube:dQw4w9WgXcQ~212");
});

it("drops what only tells where a visitor came from, and the order of what is left", () => {
  const plain = videoIdOf("https://radio.example/show?id=7&part=2", 60);
  expect(videoIdOf("https://radio.example/show?part=2&utm_source=mail&id=7&fbclid=x#t=30", 60)).toBe(plain);
  expect(videoIdOf("https://radio.example/show?id=8&part=2", 60)).not.toBe(plain);
});

it("keeps an advertisement in the same player apart by its length", () => {
  const address = "https://www.youtube.com/watch?v=dQw4w9WgXcQ";
  expect(videoIdOf(address, 15)).not.toBe(videoIdOf(address, 212));
});

it.each([
  ["a live stream", "https://radio.example/live", Number.POSITIVE_INFINITY],
  ["no length yet", "https://radio.example/show", Number.NaN],
  ["a file", "file:///home/me/song.mp3", 60],
  ["no address", "", 60],
])("finds nothing again of %s", (_, address, seconds) => {
  expect(videoIdOf(address, seconds)).toBeNull();
});

it("is not led astray by a host that only ends alike", () => {
  expect(videoIdOf("https://notyoutube.com/watch?v=dQw4w9WgXcQ", 60)).toBe(
    "https://notyoutube.com/watch?v=dQw4w9WgXcQ~60",
  );
});
