import {
  MOST_SHARED_SONGS,
  MOST_SHARED_VIDEOS,
  type SharedVideos,
  type VideoContribution,
} from "@sonica/shared/src/api/videos.ts";
import { type Kysely, sql } from "kysely";
import type { Schema } from "../storage/schema.ts";
import type { Recordings } from "./recordings.ts";

type Song = VideoContribution["songs"][number];

/** Contributions that place a song on the same line to within this agree, seconds. */
const SAME_LINE_SECONDS = 2;

/** A song does not go on for longer than its recording, but for a player's rounding, seconds. */
const ROUNDING_SECONDS = 5;

/** What people found in videos. */
export class VideoAnswers {
  constructor(
    private readonly db: Kysely<Schema>,
    private readonly recordings: Recordings,
  ) {}

  /** Every video whose hash begins with these hexadecimal digits. */
  async startingWith(prefix: string): Promise<SharedVideos> {
    const low = Buffer.from(prefix.padEnd(64, "0"), "hex");
    const high = Buffer.from(prefix.padEnd(64, "f"), "hex");
    const rows = await this.db
      .selectFrom("video_answers")
      .selectAll()
      .where("video_sha256", ">=", low)
      .where("video_sha256", "<=", high)
      .orderBy("video_sha256")
      .orderBy("from_seconds")
      .limit(MOST_SHARED_VIDEOS * MOST_SHARED_SONGS)
      .execute();
    const recordings = await this.recordings.getAll([...new Set(rows.map(({ recording_id }) => recording_id))]);
    const byHash = new Map<string, SharedVideos["videos"][number]["songs"]>();
    for (const row of rows) {
      const recording = recordings.get(row.recording_id);
      if (recording === undefined) continue;
      const hash = row.video_sha256.toString("hex");
      const songs = byHash.get(hash) ?? [];
      if (songs.length === 0) byHash.set(hash, songs);
      songs.push({
        recording,
        fromSeconds: row.from_seconds,
        untilSeconds: row.until_seconds,
        offsetSeconds: row.offset_seconds,
        speed: row.speed,
        pitchSemitones: row.pitch_semitones,
        votes: row.votes,
      });
    }
    const videos = [...byHash].slice(0, MOST_SHARED_VIDEOS).map(([hash, songs]) => ({ hash, songs }));
    return { videos };
  }

  /** Adds what fits the catalogue; a song that others placed there too gets another vote. Answers how many were taken. */
  async add(hash: string, { songs }: VideoContribution): Promise<number> {
    const recordings = await this.recordings.getAll([...new Set(songs.map(({ recordingId }) => recordingId))]);
    const plausible = songs.filter((song) => isPlausible(song, recordings.get(song.recordingId)?.durationSeconds));
    const sha256 = Buffer.from(hash, "hex");
    return this.db.transaction().execute(async (db) => {
      // Two contributions to one video take turns, so that both find what the other added.
      await sql`select pg_advisory_xact_lock(${sha256.readInt32LE(0)})`.execute(db);
      const known = await db.selectFrom("video_answers").selectAll().where("video_sha256", "=", sha256).execute();
      let room = MOST_SHARED_SONGS - known.length;
      let taken = 0;
      for (const song of plausible) {
        const same = known.find((row) => isSame(row, song));
        if (same) {
          await db
            .updateTable("video_answers")
            .set({
              votes: sql<number>`votes + 1`,
              from_seconds: sql<number>`least(from_seconds, ${song.fromSeconds})`,
              until_seconds: sql<number>`greatest(until_seconds, ${song.untilSeconds})`,
              offset_seconds: sql<number>`offset_seconds + (least(from_seconds, ${song.fromSeconds}) - from_seconds) * speed`,
              changed_at: sql<Date>`now()`,
            })
            .where("id", "=", same.id)
            .execute();
        } else if (room-- > 0) {
          await db
            .insertInto("video_answers")
            .values({
              video_sha256: sha256,
              recording_id: song.recordingId,
              from_seconds: song.fromSeconds,
              until_seconds: song.untilSeconds,
              offset_seconds: song.offsetSeconds,
              speed: song.speed,
              pitch_semitones: song.pitchSemitones,
            })
            .execute();
        } else continue;
        taken++;
      }
      return taken;
    });
  }
}

/** Whether a recording of this length can sound where it is said to. */
function isPlausible({ fromSeconds, untilSeconds, offsetSeconds, speed }: Song, durationSeconds: number | undefined) {
  if (durationSeconds === undefined) return false;
  const end = offsetSeconds + (untilSeconds - fromSeconds) * speed;
  return offsetSeconds > -ROUNDING_SECONDS && end < durationSeconds + ROUNDING_SECONDS;
}

interface PlacedRow {
  readonly recording_id: string;
  readonly from_seconds: number;
  readonly until_seconds: number;
  readonly offset_seconds: number;
  readonly speed: number;
}

function isSame(row: PlacedRow, song: Song): boolean {
  if (row.recording_id !== song.recordingId) return false;
  const line = row.from_seconds - row.offset_seconds / row.speed;
  const other = song.fromSeconds - song.offsetSeconds / song.speed;
  const touches = row.from_seconds <= song.untilSeconds && row.until_seconds >= song.fromSeconds;
  return touches && Math.abs(line - other) < SAME_LINE_SECONDS;
}
