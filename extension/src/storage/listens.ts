// Listens for ListenBrainz: those that wait to be sent, and what became of the others, so that none is sent twice.
import Dexie, { type EntityTable } from "dexie";

/** A track as ListenBrainz takes it. */
export interface Track {
  readonly artist_name: string;
  readonly track_name: string;
  readonly release_name?: string;
  readonly additional_info: {
    readonly duration_ms?: number;
    readonly media_player: string;
    readonly media_player_version: string;
    readonly submission_client: string;
    readonly submission_client_version: string;
    readonly isrc?: string;
  };
}

export interface Listen {
  /** A UUID. */
  readonly id: string;
  readonly recordingId: string;
  /** When it began, ms since 1970. */
  readonly listenedAtMs: number;
  readonly track: Track;
  /** `refused`: the server found something wrong with it. `token-refused`: with the token it was sent with. */
  readonly state: "waiting" | "sent" | "refused" | "token-refused";
}

export type NewListen = Omit<Listen, "id" | "state">;

/** Listens that are kept; the oldest goes first. */
const MOST_LISTENS = 2_000;

class ListensDb extends Dexie {
  declare listens: EntityTable<Listen, "id">;

  constructor() {
    super("sonica-listens");
    this.version(1).stores({ listens: "id, recordingId, state, listenedAtMs" });
  }
}

const db = new ListensDb();

/** Where the length is not known, ms. */
const SHORTEST_MS = 30_000;

/** Two of one recording that begin less than half its length apart are one listen, however often it is looked at. */
function isSame(a: NewListen, b: Pick<NewListen, "recordingId" | "listenedAtMs">): boolean {
  const apartMs = Math.abs(a.listenedAtMs - b.listenedAtMs);
  return (
    a.recordingId === b.recordingId && apartMs < Math.max(SHORTEST_MS, a.track.additional_info.duration_ms ?? 0) / 2
  );
}

/** The listen that this moment of a recording belongs to. */
export async function findListen(moment: Pick<NewListen, "recordingId" | "listenedAtMs">): Promise<Listen | undefined> {
  const known = await db.listens.where("recordingId").equals(moment.recordingId).toArray();
  return known.find((listen) => isSame(listen, moment));
}

/** Puts a listen into the queue unless it is known. @param isUrged one that was refused is tried again. */
export async function addListen(listen: NewListen, { isUrged = false } = {}): Promise<boolean> {
  return db.transaction("rw", db.listens, async () => {
    const known = await findListen(listen);
    if (known && !(isUrged && known.state !== "sent" && known.state !== "waiting")) return false;
    await db.listens.put({ ...(known ?? listen), id: known?.id ?? crypto.randomUUID(), state: "waiting" });
    const old = (await db.listens.orderBy("listenedAtMs").reverse().primaryKeys()).slice(MOST_LISTENS);
    await db.listens.bulkDelete(old);
    return true;
  });
}

/** The oldest that waits. */
export const nextListen = async (): Promise<Listen | undefined> =>
  (await db.listens.where("state").equals("waiting").sortBy("listenedAtMs"))[0];

export const countListens = (state: Listen["state"]): Promise<number> =>
  db.listens.where("state").equals(state).count();

export async function settleListen(id: string, state: Listen["state"]): Promise<void> {
  await db.listens.update(id, { state });
}

/** There is another token: what the last one was refused for may go. */
export async function reviveListens(): Promise<void> {
  await db.listens.where("state").equals("token-refused").modify({ state: "waiting" });
}

/** The account is given up: nothing more is to go out. */
export async function forgetListens(): Promise<void> {
  await db.listens.where("state").notEqual("sent").delete();
}
