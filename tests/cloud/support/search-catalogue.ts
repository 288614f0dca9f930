// A few songs for search to be tested on, stored as ingest stores them.
import { createHash } from "node:crypto";
import type { Description, NewRecording } from "@sonica/cloud/src/catalogue/new-recording.ts";

const bytesOf = (text: string): Uint8Array => createHash("sha256").update(text).digest();

export const asRecording = (description: Description): NewRecording => {
  const name = JSON.stringify(description.title);
  return {
    ...description,
    durationSeconds: 200,
    sourcePath: "music/song.flac",
    fileSha256: bytesOf(`file of ${name}`),
    constellation: bytesOf(`constellation of ${name}`),
  };
};

const arijit = { name: { latin: "Arijit Singh", devanagari: "अरिजीत सिंह" }, role: "singer" } as const;
const khesari = { name: { devanagari: "खेसारी लाल यादव" }, role: "singer" } as const;
const aashiqui = { name: { latin: "Aashiqui 2", devanagari: "आशिक़ी २" }, kind: "film", year: 2013 } as const;

export const SONGS: readonly Description[] = [
  {
    title: { latin: "Tum Hi Ho", devanagari: "तुम ही हो" },
    artists: [arijit],
    album: aashiqui,
    language: "hi",
    genre: "filmi",
  },
  { title: { devanagari: "चाहूँ मैं या ना" }, artists: [arijit], album: aashiqui, language: "hi", genre: "filmi" },
  { title: { latin: "Kesariya", devanagari: "केसरिया" }, artists: [arijit], language: "hi", genre: "filmi", year: 2022 },
  { title: { devanagari: "ठीक है" }, artists: [khesari], language: "bho", genre: "lokgeet", year: 2018 },
  { title: { latin: "Nathuniya" }, artists: [khesari], language: "bho", genre: "lokgeet" },
  { title: { latin: "ਤੂੰ ਮੇਰੀ ਸੋਹਣੀ" }, artists: [], language: "pa", genre: "bhangra" },
  { title: { latin: "100% Love \\ 'n' \"Quotes\"" }, artists: [], language: "en", genre: "pop" },
  { title: { latin: "<b>Bold</b> \u202eRTL" }, artists: [], language: "en", genre: "pop" },
];
