import { useEffect, useState } from "react";
import { setSharing, watchSharing } from "../storage/sharing.ts";
import type { Watch } from "../storage/watch.ts";
import { contributionOf, PREFIX_DIGITS, videoHashOf } from "../timeline/contribution.ts";
import { useSettings } from "../ui/use-settings.ts";
import { useWords } from "../words/use-words.ts";

/** Sharing answers by video: off until it is switched on here, with what is sent in plain sight. */
export function SharingSection({ watch }: { readonly watch: Watch }) {
  const { timeline } = useWords();
  const isOverruled = useSettings().askMatcher === "never";
  const [isOn, setIsOn] = useState<boolean | null>(null);
  const [hash, setHash] = useState<string | null>(null);
  const videoId = watch.source.kind === "page" ? watch.source.videoId : null;
  useEffect(() => watchSharing(setIsOn), []);
  useEffect(() => {
    if (videoId) void videoHashOf(videoId).then(setHash);
    else setHash(null);
  }, [videoId]);
  if (isOn === null || !hash || watch.isPrivate) return null;
  const contribution = contributionOf(watch);
  return (
    <section className="sharing">
      <label>
        <input
          id="sharing"
          type="checkbox"
          checked={isOn && !isOverruled}
          disabled={isOverruled}
          onChange={() => void setSharing(!isOn)}
        />
        <span>{timeline.sharing}</span>
      </label>
      <p className="hint">{isOverruled ? timeline.sharingOverruled : timeline.sharingHint}</p>
      <details>
        <summary>{timeline.sharingSends}</summary>
        <p>{timeline.sharingAsk(hash.slice(0, PREFIX_DIGITS))}</p>
        <pre lang="zxx">GET /v1/videos/{hash.slice(0, PREFIX_DIGITS)}</pre>
        <p>{timeline.sharingGive}</p>
        {contribution && (
          <pre lang="zxx">
            POST /v1/videos/{hash}
            {"\n"}
            {JSON.stringify(contribution, null, 1)}
          </pre>
        )}
      </details>
    </section>
  );
}
