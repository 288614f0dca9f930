import ListMusic from "lucide-react/icons/list-music";
import { useEffect, useState } from "react";
import type { FailureCode } from "../../failures.ts";
import { lendsTabs } from "../../hearing-permission.ts";
import { send } from "../../messages.ts";
import { readPageNotes } from "../../storage/page-notes.ts";
import { sitePatternOf } from "../../storage/sites.ts";
import { NowPlaying } from "../../ui/now-playing.tsx";
import { useWords } from "../../words/use-words.ts";
import { openTimeline } from "./open-timeline.ts";
import { SiteSwitch } from "./site-switch.tsx";
import type { ActiveTab } from "./use-active-tab.ts";
import { useFollowedHere } from "./use-followed-here.ts";

interface Props {
  /** The screen above says already why the page's player stays closed. */
  readonly isReasonSaid?: boolean;
}

/** Naming without a click for each song: what goes on over this tab, or how to begin it. */
export function AutoSection({ isReasonSaid = false }: Props) {
  const { tab, watch, isKnown } = useFollowedHere();
  if (!tab || !isKnown) return null;
  return (
    <section className="auto">
      {watch ? (
        <NowPlaying watch={watch} onTimeline={() => void openTimeline(tab.id)} />
      ) : (
        lendsTabs() && <FollowButton tabId={tab.id} />
      )}
      <SiteSwitches tab={tab} isReasonSaid={isReasonSaid} />
    </section>
  );
}

function FollowButton({ tabId }: { readonly tabId: number }) {
  const { timeline, failures } = useWords();
  const [refusal, setRefusal] = useState<FailureCode | null>(null);
  const follow = async () => setRefusal(await send("follow-tab", { tabId }));
  return (
    <>
      <button type="button" className="secondary" id="follow" onClick={() => void follow()}>
        <ListMusic size={16} aria-hidden /> {timeline.follow}
      </button>
      {refusal ? (
        <p className="hint" role="alert" data-code={refusal}>
          {failures[refusal].title}. {failures[refusal].cause}
        </p>
      ) : (
        <p className="hint">{timeline.followHint}</p>
      )}
    </>
  );
}

/** The page's own site, and the sites of players in it, which have a permission of their own. */
function SiteSwitches({ tab, isReasonSaid }: { readonly tab: ActiveTab; readonly isReasonSaid: boolean }) {
  const { sites, failures } = useWords();
  const [notes, setNotes] = useState<Awaited<ReturnType<typeof readPageNotes>>[number]>({});
  useEffect(() => void readPageNotes().then((all) => setNotes(all[tab.id] ?? {})), [tab.id]);
  const pattern = sitePatternOf(tab.address);
  if (!pattern) return null;
  const embeds = new Set((notes.embeds ?? []).map(sitePatternOf).filter((embed) => embed !== null));
  return (
    <>
      <SiteSwitch pattern={pattern} />
      {notes.blocked?.address === tab.address && !isReasonSaid && (
        <p className="hint" role="status" data-blocked={notes.blocked.reason}>
          {lendsTabs() ? sites.blocked[notes.blocked.reason] : failures[`player-${notes.blocked.reason}`].cause}
        </p>
      )}
      {[...embeds].map((embed) => (
        <SiteSwitch key={embed} pattern={embed} isEmbed />
      ))}
    </>
  );
}
