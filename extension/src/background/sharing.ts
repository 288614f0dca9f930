// Answers shared by video, when the person has switched it on: asked for by the first digits of a hash, so that the
// server does not learn which video is meant, and given under the whole hash.

import type { Recording } from "@sonica/shared/src/api/contract.ts";
import type { Song } from "@sonica/shared/src/timeline/timeline.ts";
import { mayAskMatcher } from "../storage/settings.ts";
import { isSharing } from "../storage/sharing.ts";
import type { Watch } from "../storage/watch.ts";
import { contributionOf, PREFIX_DIGITS, videoHashOf } from "../timeline/contribution.ts";
import { matcherAt } from "./matcher.ts";

interface Shared {
  readonly songs: readonly Song[];
  readonly recordings: Readonly<Record<string, Recording>>;
}

export const NOTHING_SHARED: Shared = { songs: [], recordings: {} };

/** One person may err: how sure a song is that one, or several, have found there. */
const CONFIDENCE_OF_ONE = 0.6;
const CONFIDENCE_OF_MORE = 0.9;

/** Switched on, and not overruled by "only this device". */
const mayShare = async (): Promise<boolean> => (await isSharing()) && (await mayAskMatcher());

/** What others found in this video. A server that does not answer is no trouble: we listen ourselves. */
export async function askOthers(videoId: string, serverUrl: string): Promise<Shared> {
  if (!(await mayShare())) return NOTHING_SHARED;
  try {
    const hash = await videoHashOf(videoId);
    const { videos } = await matcherAt(serverUrl).sharedVideos(hash.slice(0, PREFIX_DIGITS));
    const found = videos.find((video) => video.hash === hash)?.songs ?? [];
    return {
      songs: found.map(({ recording, votes, ...placed }) => ({
        kind: "song",
        recordingId: recording.id,
        ...placed,
        confidence: votes > 1 ? CONFIDENCE_OF_MORE : CONFIDENCE_OF_ONE,
        isGoingOn: false,
        isJump: false,
      })),
      recordings: Object.fromEntries(found.map(({ recording }) => [recording.id, recording])),
    };
  } catch (error) {
    console.warn("What others found could not be asked for.", error);
    return NOTHING_SHARED;
  }
}

export async function contribute(watch: Watch): Promise<void> {
  const { source, isPrivate, serverUrl } = watch;
  if (isPrivate || source.kind !== "page" || !source.videoId || !(await mayShare())) return;
  const contribution = contributionOf(watch);
  if (!contribution) return;
  try {
    await matcherAt(serverUrl).contributeVideo(await videoHashOf(source.videoId), contribution);
  } catch (error) {
    console.warn("What was found could not be shared.", error);
  }
}
