// Documents → hits as the contract describes them, with highlights and the reading of a title known in one script.
import type { Name } from "@sonica/shared/src/api/contract.ts";
import type { SearchHit } from "@sonica/shared/src/api/search.ts";
import type { Ranker } from "@sonica/shared/src/text/rank.ts";
import { romanise } from "@sonica/shared/src/text/romanise.ts";
import { isIndic, scriptOf } from "@sonica/shared/src/text/script.ts";
import { songMarks } from "@sonica/shared/src/text/song.ts";
import { toDevanagari } from "@sonica/shared/src/text/to-devanagari.ts";
import type { SearchDocument } from "./document.ts";

export const toHit = ({ recording, year }: SearchDocument, ranker: Ranker, score: number): SearchHit => ({
  recording,
  ...(year !== null && { year }),
  reading: readingOf(recording.title, recording.language),
  highlights: songMarks(recording, ranker),
  score: Math.round(score * 1000) / 1000,
});

/** Languages that are read in Devanagari; an English title needs no reading. */
const READ_IN_DEVANAGARI = /^(hi|bho|pa|mr|ne|sa|mai|kok|awa|mag|raj|doi|ur|gu|bn)\b/;

function readingOf({ latin, devanagari }: Name, language: string | undefined): Name {
  if (latin === undefined) return devanagari === undefined ? {} : { latin: romanise(devanagari) };
  if (devanagari !== undefined) return {};
  // Other Indic scripts are kept where Latin is.
  if (isIndic(scriptOf(latin))) return { latin: romanise(latin) };
  return READ_IN_DEVANAGARI.test(language ?? "") ? { devanagari: toDevanagari(latin) } : {};
}
