// What was found in videos, kept on this device in IndexedDB: a second visit answers at once. Nothing of private windows.
import type { Recording } from "@sonica/shared/src/api/contract.ts";
import type { Song } from "@sonica/shared/src/timeline/timeline.ts";
import Dexie, { type EntityTable } from "dexie";
import type { Judgement } from "./watch.ts";

export interface KnownVideo {
  /** As video-id.ts makes it. */
  readonly videoId: string;
  readonly title: string;
  readonly updatedAtMs: number;
  readonly songs: readonly Song[];
  readonly recordings: Readonly<Record<string, Recording>>;
  readonly judgements: readonly Judgement[];
}

/** The video that was not seen for longest goes first. A video takes about 1 kB for each song in it. */
const MOST_VIDEOS = 2000;

class VideosDb extends Dexie {
  declare videos: EntityTable<KnownVideo, "videoId">;

  constructor() {
    super("sonica-videos");
    this.version(1).stores({ videos: "videoId, updatedAtMs" });
  }
}

const db = new VideosDb();

export const readVideo = (videoId: string): Promise<KnownVideo | undefined> => db.videos.get(videoId);

export async function keepVideo(video: KnownVideo): Promise<void> {
  await db.transaction("rw", db.videos, async () => {
    await db.videos.put(video);
    const tooMany = (await db.videos.count()) - MOST_VIDEOS;
    if (tooMany > 0) await db.videos.orderBy("updatedAtMs").limit(tooMany).delete();
  });
}

/** @public */
export const countVideos = (): Promise<number> => db.videos.count();

/** @public */
export async function forgetVideos(): Promise<void> {
  await db.videos.clear();
}
