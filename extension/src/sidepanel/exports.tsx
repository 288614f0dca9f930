import { chaptersOf, cueOf } from "@sonica/shared/src/timeline/listing.ts";
import { useState } from "react";
import type { Watch } from "../storage/watch.ts";
import { stretchesOf } from "../timeline/stretches.ts";
import { tracksOf } from "../timeline/tracks.ts";
import { useWords } from "../words/use-words.ts";

/** The timeline to take along: as chapters for a video's description, or as a cue sheet. */
export function Exports({ watch }: { readonly watch: Watch }) {
  const { timeline } = useWords();
  const [isCopied, setIsCopied] = useState(false);
  const stretches = stretchesOf(watch);
  if (!stretches.some(({ kind }) => kind === "song")) return null;
  const tracks = tracksOf(stretches, watch.recordings, timeline.unknownChapter);
  const copy = async () => {
    await navigator.clipboard.writeText(chaptersOf(tracks));
    setIsCopied(true);
  };
  const save = () => {
    const sheet = cueOf(tracks, `${watch.title}.wav`);
    const address = URL.createObjectURL(new Blob([sheet], { type: "application/x-cue" }));
    Object.assign(document.createElement("a"), { href: address, download: "timeline.cue" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };
  return (
    <div className="exports">
      <button type="button" className="secondary" id="copy-chapters" onClick={() => void copy()}>
        <span role="status">{isCopied ? timeline.copied : timeline.copyChapters}</span>
      </button>
      <button type="button" className="secondary" id="save-cue" onClick={save}>
        {timeline.saveCue}
      </button>
    </div>
  );
}
