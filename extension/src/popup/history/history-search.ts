// Which songs of the history go by what was typed: names in either script, without marks and case.
import type { Song } from "../../storage/history.ts";

const foldedText = (text: string): string =>
  text
    .normalize("NFKD")
    // Accents of Latin letters and the nukta, which many leave out.
    .replace(/[\u0300-\u036f\u093c]/g, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();

/** Every word typed begins a word of title, artist or album. */
export function songFilter(typed: string): (song: Song) => boolean {
  const words = foldedText(typed).split(" ").filter(Boolean);
  if (words.length === 0) return () => true;
  return ({ recording: { title, artists, album } }) => {
    const names = [title, ...artists.map(({ name }) => name), ...(album ? [album.name] : [])];
    const text = ` ${foldedText(names.map(({ latin, devanagari }) => `${latin ?? ""} ${devanagari ?? ""}`).join(" "))}`;
    return words.every((word) => text.includes(` ${word}`));
  };
}
