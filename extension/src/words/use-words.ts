import { createContext, useContext } from "react";
import { type Words, wordsOf } from "./words.ts";

/** Set once by the frame of every page, popup and panel. */
export const WordsContext = createContext<Words>(wordsOf("en"));

/** The words of the language that is set: `const { history, say } = useWords()`. */
export const useWords = (): Words => useContext(WordsContext);
