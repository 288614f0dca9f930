// The history as a playlist (https://www.xspf.org/spec): what players and playlist services read. Each song once.
import type { History } from "../storage/history.ts";
import { latinOf, namesOf, singersOf } from "./plain-names.ts";

export function historyXspf({ hearings, songById }: History, exportedAt: Date): string {
  const ids = [...new Set(hearings.map(({ recordingId }) => recordingId))];
  const tracks = ids.flatMap((id) => {
    const song = songById.get(id);
    if (!song) return [];
    const { title, album, durationSeconds, isrc } = song.recording;
    return [
      [
        "    <track>",
        ...element("identifier", isrc ? `urn:isrc:${isrc}` : `urn:uuid:${id}`),
        ...element("title", latinOf(title)),
        ...element("creator", namesOf(singersOf(song.recording))),
        ...element("annotation", title.devanagari ?? ""),
        ...element("album", album ? latinOf(album.name) : ""),
        ...element("duration", durationSeconds > 0 ? String(Math.round(durationSeconds * 1000)) : ""),
        "    </track>",
      ].join("\n"),
    ];
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<playlist version="1" xmlns="http://xspf.org/ns/0/">',
    "  <title>Sonica</title>",
    `  <date>${exportedAt.toISOString()}</date>`,
    "  <trackList>",
    ...tracks,
    "  </trackList>",
    "</playlist>",
    "",
  ].join("\n");
}

const element = (name: string, text: string): string[] =>
  text === "" ? [] : [`      <${name}>${escaped(text)}</${name}>`];

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** XML 1.0 knows no control characters and no lone surrogates: they become U+FFFD. */
const escaped = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "\uFFFD")
    .replace(/[&<>"']/g, (letter: string) => ENTITIES[letter]);
