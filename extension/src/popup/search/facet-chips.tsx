import type { Facets } from "@sonica/shared/src/api/search.ts";
import X from "lucide-react/icons/x";
import { useWords } from "../../words/use-words.ts";
import { type Filter, isSame, offeredFilters } from "./filters.ts";

interface Props {
  readonly filters: readonly Filter[];
  readonly facets: Facets | null;
  readonly total: number;
  readonly onToggle: (filter: Filter) => void;
}

/** The filters that are set, each with a way out, then those that would narrow the hits. */
export function FacetChips({ filters, facets, total, onToggle }: Props) {
  const { search, say } = useWords();
  const offered = (facets ? offeredFilters(facets, total, say) : []).filter(
    (each) => !filters.some((filter) => isSame(filter, each)),
  );
  if (filters.length + offered.length === 0) return null;
  return (
    <fieldset className="chips filter-chips">
      <legend className="unseen">{search.filters}</legend>
      {[...filters, ...offered].map((filter) => {
        const isSet = filters.includes(filter);
        return (
          <button
            type="button"
            key={`${filter.facet} ${filter.value}`}
            className="chip filter-chip"
            aria-pressed={isSet}
            data-facet={filter.facet}
            title={isSet ? search.without(filter.shown.text) : undefined}
            onClick={() => onToggle(filter)}
          >
            <bdi lang={filter.shown.lang}>{filter.shown.text}</bdi>
            {isSet && <X size={13} aria-hidden />}
          </button>
        );
      })}
    </fieldset>
  );
}
