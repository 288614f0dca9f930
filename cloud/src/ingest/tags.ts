import { basename, extname } from "node:path";
import { type ICommonTagsResult, type IPicture, parseFile } from "music-metadata";
import type { Artwork, Description } from "../catalogue/new-recording.ts";
import { nameOf } from "./script.ts";

/** A cover larger than this is left out, bytes. */
const MAX_ARTWORK_BYTES = 4 * 1024 * 1024;

/** Tags that cannot be read leave the file's name as its title: whether it can be heard is the decoder's matter. */
export async function readTags(path: string): Promise<Description> {
  try {
    const { common } = await parseFile(path, { duration: false });
    return describeTags(common, path);
  } catch {
    return { title: titleOf(path), artists: [] };
  }
}

function describeTags(common: ICommonTagsResult, path: string): Description {
  const album = filled(common.album);
  return {
    title: common.title ? nameOf(common.title) : titleOf(path),
    artists: artistsOf(common),
    album: album === undefined ? undefined : { name: nameOf(album), kind: "album", ...yearAndLabel(common) },
    language: filled(common.language),
    genre: filled(common.genre?.[0]),
    isrc: filled(common.isrc?.[0]),
    label: filled(common.label?.[0]),
    year: common.year,
    artwork: artworkOf(common.picture?.find(({ type }) => type === "Cover (front)") ?? common.picture?.[0]),
  };
}

function artistsOf(common: ICommonTagsResult): Description["artists"] {
  const people: [string[] | undefined, "singer" | "composer" | "lyricist" | "performer"][] = [
    [common.artists ?? (common.artist === undefined ? undefined : [common.artist]), "performer"],
    [common.composer, "composer"],
    [common.lyricist, "lyricist"],
  ];
  return people.flatMap(([names, role]) =>
    (names ?? []).filter((name) => name.trim() !== "").map((name) => ({ name: nameOf(name), role })),
  );
}

function yearAndLabel(common: ICommonTagsResult): {
  year?: number;
  label?: string;
} {
  const label = filled(common.label?.[0]);
  return {
    ...(common.year === undefined ? {} : { year: common.year }),
    ...(label === undefined ? {} : { label }),
  };
}

/** Only what is an image by its own bytes is served later; the tag's word is not taken for it. */
function artworkOf(picture: IPicture | undefined): Artwork | undefined {
  if (picture === undefined || picture.data.length > MAX_ARTWORK_BYTES) return undefined;
  const text = Buffer.from(picture.data.subarray(0, 12)).toString("latin1");
  const mediaType = IMAGE_STARTS.find(([start, , at = 0]) => text.startsWith(start, at))?.[1];
  return mediaType === undefined ? undefined : { mediaType, bytes: picture.data };
}

const IMAGE_STARTS: readonly (readonly [string, string, number?])[] = [
  ["\xff\xd8\xff", "image/jpeg"],
  ["\x89PNG\r\n", "image/png"],
  ["WEBP", "image/webp", 8],
  ["GIF8", "image/gif"],
];

const titleOf = (path: string): Description["title"] => nameOf(basename(path, extname(path)).replaceAll("_", " "));

const filled = (text: string | undefined): string | undefined => (text?.trim() ? text.trim() : undefined);
