import type { Recording } from "@sonica/shared/src/api/contract.ts";
import type { Song } from "@sonica/shared/src/timeline/timeline.ts";
import type { ChipSong, ChipView, PageNotice } from "../page-messages.ts";
import { readSettings, type ScriptChoice } from "../storage/settings.ts";
import { shownName, titleOf } from "../storage/title.ts";
import type { Watch } from "../storage/watch.ts";
import { songsOf } from "../timeline/stretches.ts";
import { readWords } from "../words/chosen-words.ts";
import type { Words } from "../words/words.ts";

/** A song that goes on is shown for this much longer than it was last heard, seconds: the next look is due by then. */
const GOES_ON_SECONDS = 20;

/** Hands the page's chip what is known; a page that has gone needs none. */
export async function showChip(watch: Watch): Promise<void> {
  if (watch.source.kind !== "page") return;
  const [words, { script }] = await Promise.all([readWords(), readSettings()]);
  const songs = songsOf(watch).flatMap((song) => {
    const recording = watch.recordings[song.recordingId];
    return recording ? [chipSong(song, recording, script)] : [];
  });
  const notice: PageNotice = { name: "page-chip", payload: { songs, words: chipWords(words) } };
  const { frameId } = watch.source;
  await chrome.tabs.sendMessage(watch.tabId, notice, { frameId }).catch(() => undefined);
}

function chipSong(
  { fromSeconds, untilSeconds, isGoingOn }: Song,
  recording: Recording,
  script: ScriptChoice,
): ChipSong {
  const { main, other } = titleOf(recording, script);
  const singers = recording.artists.filter(({ role }) => role === "singer");
  const names = (singers.length > 0 ? singers : recording.artists).map(
    ({ name }) => shownName(name, recording.language, script).main,
  );
  return {
    fromSeconds,
    toSeconds: untilSeconds + (isGoingOn ? GOES_ON_SECONDS : 0),
    title: main,
    other,
    singers: names[0] ? { text: names.map(({ text }) => text).join(", "), lang: names[0].lang } : null,
  };
}

function chipWords({ sites, say }: Words): ChipView["words"] {
  return { name: { text: sites.chip, lang: say.language }, hide: { text: sites.hideChip, lang: say.language } };
}
