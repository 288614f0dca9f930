import { useState } from "react";
import type { Watch } from "../storage/watch.ts";
import { chapterLines } from "../timeline/chapters.ts";
import { cueSheet } from "../timeline/cue.ts";
import { stretchesOf } from "../timeline/stretches.ts";
import { useWords } from "../words/use-words.ts";

/** The timeline to take along: as chapters for a video's description, or as a cue sheet. */
export function Exports({ watch }: { readonly watch: Watch }) {
  const { timeline } = useWords();
  const [isCopied, setIsCopied] = useState(false);
  const stretches = stretchesOf(watch);
  if (!stretches.some(({ kind }) => kind === "song")) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(chapterLines(stretches, watch.recordings, timeline.unknownChapter));
    setIsCopied(true);
  };
  const save = () => {
    const sheet = cueSheet(stretches, watch.recordings, { title: watch.title, unknown: timeline.unknownChapter });
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
