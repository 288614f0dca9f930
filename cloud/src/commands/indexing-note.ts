import type { IndexProgress } from "../catalogue/search-index.ts";
import { printNote } from "./print.ts";

/** Said while segments are built at start: with many recordings that takes a while. */
export const noteIndexing = ({ indexed, recordings }: IndexProgress): void => {
  printNote(`Indexing: ${indexed} of ${recordings} recordings.`);
};
