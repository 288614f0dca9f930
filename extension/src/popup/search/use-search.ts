import type { SearchAnswer, Suggestion } from "@sonica/shared/src/api/search.ts";
import { useCallback, useEffect, useState } from "react";
import type { FailureCode } from "../../failures.ts";
import { send } from "../../messages.ts";
import { type Filter, toQuestion } from "./filters.ts";

/** A person types faster than this: asked is when they pause, milliseconds. */
const PAUSE_MS = 120;
/** Longer than this is worth a word, milliseconds. */
const SLOW_MS = 1_200;
/** Longest text the matcher searches for (MAX_QUERY_LENGTH of the contract, whose schemas stay out of the popup). */
export const MAX_TYPED = 200;

export type SearchState =
  /** Nothing typed, nothing filtered. */
  | { readonly kind: "empty" }
  | { readonly kind: "searching"; readonly isSlow: boolean }
  | FoundState
  | { readonly kind: "failed"; readonly code: FailureCode };

interface FoundState {
  readonly kind: "found";
  readonly answer: SearchAnswer;
  readonly suggestions: readonly Suggestion[];
  readonly serverUrl: string;
  /** What it was asked for: the hits stay while the next answer is on its way. */
  readonly typed: string;
  readonly isOld: boolean;
  readonly isSlow: boolean;
}

export interface Search {
  readonly state: SearchState;
  readonly onMore: () => void;
  readonly onRetry: () => void;
}

/** Asks as one types; answers that were overtaken are never shown. */
export function useSearch(typed: string, filters: readonly Filter[]): Search {
  const [state, setState] = useState<SearchState>({ kind: "empty" });
  const [tries, setTries] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks the same again
  useEffect(() => {
    if (typed.trim() === "" && filters.length === 0) {
      setState({ kind: "empty" });
      return;
    }
    let isMine = true;
    setState((before) => (before.kind === "found" ? { ...before, isOld: true } : { kind: "searching", isSlow: false }));
    const asked = setTimeout(async () => {
      const found = await send("search", { text: typed, filters: toQuestion(filters) }).catch(
        () => ({ kind: "failed", code: "interrupted" }) as const,
      );
      if (!isMine || found.kind === "overtaken") return;
      setState(found.kind === "found" ? { ...found, typed, isOld: false, isSlow: false } : found);
    }, PAUSE_MS);
    const slow = setTimeout(() => {
      setState((now) =>
        now.kind === "searching" || (now.kind === "found" && now.isOld) ? { ...now, isSlow: true } : now,
      );
    }, SLOW_MS);
    return () => {
      isMine = false;
      clearTimeout(asked);
      clearTimeout(slow);
    };
  }, [typed, filters, tries]);

  const onMore = useCallback(async () => {
    if (state.kind !== "found" || state.answer.nextCursor === undefined) return;
    const cursor = state.answer.nextCursor;
    const more = await send("search", { text: typed, filters: toQuestion(filters), cursor });
    if (more.kind !== "found") return;
    setState((now) =>
      now.kind === "found" && now.answer.nextCursor === cursor
        ? {
            ...now,
            answer: { ...more.answer, facets: now.answer.facets, hits: [...now.answer.hits, ...more.answer.hits] },
          }
        : now,
    );
  }, [state, typed, filters]);

  return { state, onMore: () => void onMore(), onRetry: () => setTries(tries + 1) };
}
