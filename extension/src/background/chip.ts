import type { Recording } from "@sonica/shared/src/api/contract.ts";
import type { Song } from "@sonica/shared/src/timeline/timeline.ts";
import type { ChipSong, PageNotice } from "../page-messages.ts";
import { shownName, titleOf } from "../storage/title.ts";
import type { Watch } from "../storage/watch.ts";
import { songsOf } from "../timeline/stretches.ts";

/** A song that goes on is shown for this much longer than it was last heard, seconds: the next look is due by then. */
const GOES_ON_SECONDS = 20;

/** Hands the page's chip what is known; a page that has gone needs none. */
export async function showChip(watch: Watch): Promise<void> {
  if (watch.source.kind !== "page") return;
  const songs = songsOf(watch).flatMap((song) => {
    const recording = watch.recordings[song.recordingId];
    return recording ? [chipSong(song, recording)] : [];
  });
  const notice: PageNotice = { name: "page-chip", payload: { songs, words: chipWords() } };
  const { frameId } = watch.source;
  await chrome.tabs.sendMessage(watch.tabId, notice, { frameId }).catch(() => undefined);
}

function chipSong({ fromSeconds, untilSeconds, isGoingOn }: Song, recording: Recording): ChipSong {
  const { main, other } = titleOf(recording);
  const singers = recording.artists.filter(({ role }) => role === "singer");
  const names = (singers.length > 0 ? singers : recording.artists).map(
    ({ name }) => shownName(name, recording.language).main,
  );
  return {
    fromSeconds,
    toSeconds: untilSeconds + (isGoingOn ? GOES_ON_SECONDS : 0),
    title: main,
    other,
    singers: names[0] ? { text: names.map(({ text }) => text).join(", "), lang: names[0].lang } : null,
  };
}

const chipWords = () => ({
  name: { text: "Sonica: the song that plays", lang: "en" },
  hide: { text: "Hide the song's name", lang: "en" },
});
