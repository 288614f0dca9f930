// The demo's catalogue: composed for it by the code beside this file, titles and people invented.
import type { BothScripts } from "./people.ts";
import type { Song } from "./score.ts";
import { composeSong } from "./song.ts";

export interface Entry {
  /** File name without its ending. */
  readonly slug: string;
  readonly seed: number;
  /** Entries of one bed share groove, key, raga and drone; undefined: a bed of its own. */
  readonly bed: number | undefined;
  readonly title: BothScripts;
  readonly language: "hi" | "bho" | "pa" | "mai" | "raj";
  readonly genre: string;
}

const entry = (
  seed: number,
  bed: number | undefined,
  language: Entry["language"],
  genre: string,
  latin: string,
  devanagari: string,
): Entry => ({
  slug: latin.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-"),
  seed,
  bed,
  title: { latin, devanagari },
  language,
  genre,
});

export const CATALOGUE: readonly Entry[] = [
  entry(101, 91, "hi", "filmi", "Kagaz Ki Barish", "काग़ज़ की बारिश"),
  entry(102, 91, "hi", "filmi", "Aadhi Raat Ka Tanga", "आधी रात का ताँगा"),
  entry(103, 91, "hi", "filmi", "Neelam Si Shaam", "नीलम सी शाम"),
  entry(104, 91, "hi", "filmi", "Chhat Pe Do Sitare", "छत पे दो सितारे"),
  entry(201, 15, "bho", "lokgeet", "Pipra Ke Chhaiyan", "पिपरा के छइयाँ"),
  entry(202, 15, "bho", "lokgeet", "Chanachur Wali Boli", "चनाचूर वाली बोली"),
  entry(203, 15, "bho", "lokgeet", "Purvaiya Kahe Dole", "पुरवइया काहे डोले"),
  entry(204, 15, "bho", "lokgeet", "Ghughuni Garam Ba", "घुघुनी गरम बा"),
  entry(301, 65, "pa", "bhangra", "Sarson Wali Sadak", "सरसों वाली सड़क"),
  entry(302, 65, "pa", "bhangra", "Charkha Boleya Ve", "चरखा बोलिया वे"),
  entry(303, 65, "pa", "bhangra", "Truck Te Tare", "ट्रक ते तारे"),
  entry(304, 65, "pa", "bhangra", "Lassi Da Chann", "लस्सी दा चन्न"),
  entry(401, 37, "hi", "ghazal", "Dhundhli Si Dastak", "धुँधली सी दस्तक"),
  entry(402, 37, "hi", "ghazal", "Khat Jo Na Likha", "ख़त जो न लिखा"),
  entry(403, 37, "hi", "ghazal", "Mehfil Ke Baad", "महफ़िल के बाद"),
  entry(404, 37, "hi", "ghazal", "Shabnam Ka Hisab", "शबनम का हिसाब"),
  entry(501, 19, "hi", "bhajan", "Mor Mukut Ki Dhoop", "मोर मुकुट की धूप"),
  entry(502, 19, "hi", "bhajan", "Deepak Ek Ghat Anek", "दीपक एक घाट अनेक"),
  entry(503, 19, "hi", "bhajan", "Tulsi Angana", "तुलसी अँगना"),
  entry(504, 19, "hi", "bhajan", "Naiya Bina Khevaiya", "नैया बिना खेवैया"),
  entry(601, undefined, "mai", "lokgeet", "Makhanak Phool", "मखानक फूल"),
  entry(602, undefined, "raj", "lokgeet", "Dhora Ri Chandni", "धोरा री चाँदनी"),
  entry(603, undefined, "hi", "filmi", "Platform Number Saat", "प्लेटफ़ॉर्म नंबर सात"),
  entry(604, undefined, "hi", "thumri", "Kaare Megha Ruk Ja", "कारे मेघा रुक जा"),
  entry(605, undefined, "bho", "kajri", "Jhulua Sawan Ke", "झुलुआ सावन के"),
  entry(606, undefined, "pa", "tappe", "Paranda Resham Da", "परांदा रेशम दा"),
  entry(607, undefined, "hi", "qawwali", "Raushni Ka Musafir", "रौशनी का मुसाफ़िर"),
  entry(608, undefined, "raj", "maand", "Kesariya Oont", "केसरिया ऊँट"),
];

/** Never ingested: whoever names one of these is wrong. Two lie on beds of the catalogue. */
export const STRANGERS: readonly Entry[] = [
  entry(901, 91, "hi", "filmi", "Anjani Khidki", "अनजानी खिड़की"),
  entry(902, 65, "pa", "bhangra", "Gumnaam Dhol", "गुमनाम ढोल"),
  entry(903, undefined, "hi", "ghazal", "Bina Naam Ka Geet", "बिना नाम का गीत"),
  entry(904, undefined, "bho", "lokgeet", "Ankahi Batiya", "अनकही बतिया"),
];

/** Strangers over every bed of the catalogue, the hard case, as many as wanted: for the bench. */
export function strangersOverBeds(perBed: number): Entry[] {
  const beds = new Set(CATALOGUE.flatMap(({ bed }) => bed ?? []));
  return [...beds].flatMap((bed) =>
    Array.from({ length: perBed }, (_, n) => {
      const name = `Stranger ${bed} ${n + 1}`;
      return entry(10_000 + 100 * bed + n, bed, "hi", "filmi", name, name);
    }),
  );
}

/** The songs of the extension's built-in pack: the first-run page names the first of them. In no other catalogue. */
export const BUILT_IN: readonly Entry[] = [
  entry(801, undefined, "hi", "filmi", "Pehli Dhun", "पहली धुन"),
  entry(802, undefined, "bho", "lokgeet", "Angna Mein Chand", "अँगना में चाँद"),
];

export const composeEntry = ({ seed, bed }: Entry, seconds?: number): Song =>
  composeSong(seed, { ...(bed === undefined ? {} : { bed }), ...(seconds === undefined ? {} : { seconds }) });
