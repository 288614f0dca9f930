import type { Speech } from "../speech.ts";

export const search = (say: Speech) => ({
  title: "Search",
  label: "Search songs, singers, films",
  results: "Results",
  filters: "Filters",
  found: (count: number, isExact: boolean) =>
    isExact ? say.count(count, { one: "# song", other: "# songs" }) : `More than ${say.number(count)} songs`,
  none: (text: string) => `Nothing like ${say.quote(text)} in this catalogue`,
  noneHint: "Try fewer words, or spell it as it sounds: any script will do.",
  noneFiltered: "Nothing with these filters",
  clear: "Clear filters",
  slow: "The matcher takes its time…",
  searching: "Searching…",
  trending: "Named most lately",
  trendingEmpty: "Search by title, singer or film",
  trendingHint: "Any spelling, any Indian script. What this matcher names will be listed here.",
  times: (count: number) => say.count(count, { one: "named once", other: "named # times" }),
  more: "More results",
  fallback: "The search server is away: results may be fewer.",
  back: "Back to the results",
  keys: "Arrow keys choose, Enter opens, Esc goes back.",
  settings: "Check the server",
  kinds: { artist: "Artist", film: "Film" },
  without: (name: string) => `Remove the filter ${say.quote(name)}`,
});

export type SearchWords = ReturnType<typeof search>;
