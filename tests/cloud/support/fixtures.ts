import { fileURLToPath } from "node:url";
import { tune } from "../../shared/sounds.ts";

/** A committed audio file: the tune of a seed, in one format each, with tags in both scripts. */
interface Fixture {
  readonly file: string;
  readonly seed: number;
  /** As ffmpeg takes them. */
  readonly codec: readonly string[];
  readonly hasCover?: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

export const FIXTURES: readonly Fixture[] = [
  {
    file: "pardes.mp3",
    seed: 101,
    codec: ["libmp3lame", "-b:a", "48k", "-id3v2_version", "3"],
    hasCover: true,
    tags: { title: "परदेस की बारिश", artist: "Test Artist One", album: "Test Album", genre: "Folk", date: "2019" },
  },
  { file: "jharna.flac", seed: 102, codec: ["flac"], tags: { title: "Jharna", artist: "राग परीक्षक", album: "झरना" } },
  {
    file: "savan.ogg",
    seed: 103,
    codec: ["libvorbis", "-q:a", "1"],
    tags: { title: "Savan", artist: "Test Artist Two" },
  },
  { file: "dhoop.opus", seed: 104, codec: ["libopus", "-b:a", "32k"], tags: { title: "Dhoop" } },
  { file: "chhaya.m4a", seed: 105, codec: ["aac", "-b:a", "48k"], tags: { title: "Chhaya" } },
];

export const fixturePath = (file: string): string => fileURLToPath(new URL(`../fixtures/${file}`, import.meta.url));

export const FIXTURE_RATE_HZ = 22_050;

/** The sound of a fixture before it was encoded. */
export const fixtureTune = (seed: number): Float32Array => tune(seed, 14, FIXTURE_RATE_HZ);
