// @vitest-environment node
// Submitting listens, against a server that behaves as ListenBrainz' documentation says. It was never run against the real one.
import "fake-indexeddb/auto";
import { AT_ONCE, paceAfter } from "@sonica/extension/src/background/listen-pace.ts";
import { checkToken } from "@sonica/extension/src/background/listenbrainz.ts";
import { scrobble, sendListens, submitListen } from "@sonica/extension/src/background/scrobble.ts";
import { listenBrainz, parseListenBrainzUrl } from "@sonica/extension/src/storage/listenbrainz.ts";
import {
  addListen,
  countListens,
  findListen,
  forgetListens,
  reviveListens,
} from "@sonica/extension/src/storage/listens.ts";
import { readSent } from "@sonica/extension/src/storage/sent.ts";
import type { Watch } from "@sonica/extension/src/storage/watch.ts";
import { trackOf } from "@sonica/extension/src/track.ts";
import type { Recording } from "@sonica/shared/src/api/contract.ts";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { freeAddress } from "../harness/free-address.ts";
import { type FakeListenBrainz, fakeListenBrainz } from "../harness/listenbrainz.ts";
import fakeBrowser from "./fake-browser.ts";
import { SONGS, watchOf } from "./screens/states.ts";

vi.mock("webextension-polyfill", () => import("./fake-browser.ts"));

/** Calls stand a second apart. */
const SOON = { timeout: 10_000 };

const TOKEN = "a-token-of-somebody";
const [SONG, OTHER] = SONGS;

let server: FakeListenBrainz;

const connect = (serverUrl: string, token = TOKEN) =>
  listenBrainz.write({ serverUrl, token, userName: "listener", connectedAtMs: 0, isRevoked: false });

beforeEach(async () => {
  server = await fakeListenBrainz({ [TOKEN]: "listener" });
  await connect(server.address);
});

afterEach(async () => {
  await listenBrainz.write(null);
  // Whoever is on the way comes to an end.
  await sendListens();
  await forgetListens();
  await fakeBrowser.storage.session.clear();
  await new Promise<void>((resolve) => {
    const gone = indexedDB.deleteDatabase("sonica-listens");
    gone.onsuccess = gone.onerror = () => resolve();
  });
  await server.close();
});

let lastAtMs = 1_700_000_000_000;
/** Songs of other tests must not be taken for this one's: each moment lies a day after the last. */
const moment = (): number => {
  lastAtMs += 86_400_000;
  return lastAtMs;
};

const stateOf = async (recording: Recording, listenedAtMs: number) =>
  (await findListen({ recordingId: recording.id, listenedAtMs }))?.state;

/** Waits until the queue has nothing left to do at once. */
const sent = () => vi.waitFor(async () => expect(await countListens("waiting")).toBe(0), { timeout: 15_000 });

describe("A token", () => {
  it("is taken when the server says whose it is, and goes in a header that no receipt keeps", async () => {
    expect(await checkToken({ serverUrl: server.address, token: TOKEN })).toEqual({
      kind: "valid",
      userName: "listener",
    });
    expect(await checkToken({ serverUrl: server.address, token: "nobody's" })).toEqual({
      kind: "failed",
      trouble: "token-invalid",
    });
    expect(JSON.stringify(await readSent())).not.toContain(TOKEN);
    expect((await readSent())[0].address).toBe(`${server.address}/1/validate-token`);
  });

  it("fails by name when the server is away, busy, or none", async () => {
    const trouble = async (serverUrl: string) => {
      const checked = await checkToken({ serverUrl, token: TOKEN });
      return checked.kind === "failed" && checked.trouble;
    };
    expect(await trouble(await freeAddress())).toBe("unreachable");
    server.failNext({ status: 503 }, { status: 429, headers: { "x-ratelimit-reset-in": "3" } }, { status: 404 });
    expect([await trouble(server.address), await trouble(server.address)]).toEqual(["busy", "busy"]);
    expect(await trouble(server.address)).toBe("not-listenbrainz");
  });

  it("may be pasted with an address that ends in a slash or the version", () => {
    for (const typed of [
      "https://lb.example",
      " https://lb.example/ ",
      "https://lb.example/1",
      "https://lb.example/1/",
    ]) {
      expect(parseListenBrainzUrl(typed), typed).toBe("https://lb.example");
    }
    expect(parseListenBrainzUrl("https://x.example/apis/listenbrainz/1/")).toBe("https://x.example/apis/listenbrainz");
    expect(parseListenBrainzUrl("ftp://x.example")).toBeNull();
  });
});

describe("A song submitted by hand", () => {
  it("goes out as the documentation wants it, once, however often one asks", async () => {
    const atMs = moment();
    await submitListen(SONG, atMs);
    await submitListen(SONG, atMs + 5_000);
    await sent();
    await submitListen(SONG, atMs);
    await sent();
    expect(server.taken).toEqual([
      {
        listen_type: "single",
        listened_at: atMs / 1000,
        track_metadata: {
          artist_name: "Mrinalini Deshpande, Iqbal Shrivastava",
          track_name: SONG.title.latin,
          release_name: "Saawan Ke Jhoole",
          additional_info: {
            duration_ms: 341_000,
            media_player: "Sonica",
            media_player_version: "0.0.0",
            submission_client: "Sonica",
            submission_client_version: "0.0.0",
          },
        },
      },
    ]);
    expect(await stateOf(SONG, atMs)).toBe("sent");
  });

  it("has an ISRC when there is one, and is not made up when title or artist are not known", () => {
    expect(trackOf({ ...SONG, isrc: "INS019900001" }, "1")?.additional_info.isrc).toBe("INS019900001");
    expect(trackOf({ ...SONG, artists: [] }, "1")).toBeNull();
    expect(trackOf({ ...SONG, title: {} }, "1")).toBeNull();
    expect(trackOf({ ...SONG, artists: SONG.artists.slice(2) }, "1")?.artist_name).toBe("Pt. Vishweshwar Tripathi");
    expect(trackOf({ ...SONG, durationSeconds: 0 }, "1")?.additional_info).not.toHaveProperty("duration_ms");
  });

  it("is dropped when the server refuses it, says so, and may be tried again by hand", async () => {
    const atMs = moment();
    server.failNext({ status: 400 });
    await submitListen(SONG, atMs);
    await sent();
    expect(await stateOf(SONG, atMs)).toBe("refused");
    await submitListen(SONG, atMs);
    await sent();
    expect(await stateOf(SONG, atMs)).toBe("sent");
  });

  it("is refused by the server itself when its time is impossible", async () => {
    const future = Date.now() + 10 * 86_400_000;
    await submitListen(SONG, future);
    await sent();
    expect(await stateOf(SONG, future)).toBe("refused");
  });

  it("goes nowhere while no account is connected", async () => {
    await listenBrainz.write(null);
    const atMs = moment();
    await submitListen(SONG, atMs);
    expect(await stateOf(SONG, atMs)).toBeUndefined();
    expect(server.requests).toEqual([]);
  });
});

describe("A token that is taken no more", () => {
  it("stops everything, is written down, and with a new one what was refused goes out", async () => {
    const [first, second] = [moment(), moment()];
    server.users.clear();
    await submitListen(SONG, first);
    await vi.waitFor(async () => expect((await listenBrainz.read())?.isRevoked).toBe(true), SOON);
    expect(await stateOf(SONG, first)).toBe("token-refused");
    const track = trackOf(OTHER, "1");
    await addListen({ recordingId: OTHER.id, listenedAtMs: second, track: track! });
    await sendListens({ isUrged: true });
    expect(server.requests.map(({ status }) => status)).toEqual([401]);

    server.users.set("another", "listener");
    await connect(server.address, "another");
    await reviveListens();
    await sendListens({ isUrged: true });
    expect(server.taken.map(({ listened_at }) => listened_at)).toEqual([first / 1000, second / 1000]);
  });
});

describe("The queue", () => {
  it("waits as long as the server says, and no urging shortens that", async () => {
    server.failNext({ status: 429, headers: { "x-ratelimit-reset-in": "2" } });
    const atMs = moment();
    await submitListen(SONG, atMs);
    await vi.waitFor(() => expect(server.requests).toHaveLength(1), SOON);
    void sendListens({ isUrged: true });
    await sent();
    const [refused, taken] = server.requests;
    expect([refused.status, taken.status]).toEqual([429, 200]);
    expect(taken.atMs - refused.atMs).toBeGreaterThanOrEqual(1_950);
  });

  it("keeps what could not be sent, tries less and less often, and at once when urged", async () => {
    const address = await freeAddress();
    await connect(address);
    const atMs = moment();
    await submitListen(SONG, atMs);
    await vi.waitFor(
      async () =>
        expect((await fakeBrowser.storage.session.get("listens-pace"))["listens-pace"]).toMatchObject({ tries: 1 }),
      SOON,
    );
    expect(await stateOf(SONG, atMs)).toBe("waiting");
    const back = await fakeListenBrainz({ [TOKEN]: "listener" }, Number(new URL(address).port));
    await sendListens();
    expect(back.requests).toEqual([]);
    await sendListens({ isUrged: true });
    expect(back.taken).toHaveLength(1);
    expect(await stateOf(SONG, atMs)).toBe("sent");
    await back.close();
  });

  it("doubles its waits from a minute to a day", () => {
    const later = { kind: "later", afterSeconds: null } as const;
    let pace = AT_ONCE;
    const waits: number[] = [];
    for (let i = 0; i < 14; i++) {
      pace = paceAfter(later, pace, 0);
      waits.push(pace.notBeforeMs / 60_000);
    }
    expect(waits.slice(0, 4)).toEqual([1, 2, 4, 8]);
    expect(waits[13]).toBe(24 * 60);
    expect(paceAfter({ kind: "taken" }, pace, 0)).toEqual(AT_ONCE);
  });

  it("makes no more than one call a second", async () => {
    for (const recording of [SONG, OTHER]) {
      await addListen({ recordingId: recording.id, listenedAtMs: moment(), track: trackOf(recording, "1")! });
    }
    await sendListens();
    const [first, second] = server.requests;
    expect(second.atMs - first.atMs).toBeGreaterThanOrEqual(950);
  });
});

describe("What is followed", () => {
  /** A video of which `seconds` of the first song were played, from its start. */
  function following(seconds: number, startedAtMs: number, more: Partial<Watch> = {}): Watch {
    const watch = watchOf(1, startedAtMs);
    const song = {
      kind: "song" as const,
      recordingId: SONG.id,
      fromSeconds: 0,
      untilSeconds: seconds,
      isGoingOn: true,
      offsetSeconds: 0,
      speed: 1,
      pitchSemitones: 0,
      confidence: 1,
      isJump: false,
    };
    const played = [{ fromSeconds: 0, untilSeconds: seconds, startedAtMs, lastAtMs: startedAtMs + 1000 * seconds }];
    return { ...watch, watchId: `w ${startedAtMs}`, settled: [song], played, heardSeconds: seconds, ...more };
  }
  const types = () => server.taken.map(({ listen_type }) => listen_type);

  it("is announced once when it is named, and submitted once half of it was heard", async () => {
    const atMs = moment();
    for (const seconds of [8, 12, 100]) await scrobble(following(seconds, atMs));
    await vi.waitFor(() => expect(types()).toEqual(["playing_now"]), SOON);
    expect(server.taken[0].listened_at).toBeNull();
    for (const seconds of [171, 180, 341]) await scrobble(following(seconds, atMs));
    await vi.waitFor(() => expect(types()).toEqual(["playing_now", "single"]), SOON);
    await sent();
    expect(server.taken[1].listened_at).toBe(atMs / 1000);
    // What was submitted by itself is not submitted by hand once more.
    await submitListen(SONG, atMs + 60_000);
    await sent();
    expect(types()).toEqual(["playing_now", "single"]);
  });

  it("never is from a private window, nor what was heard before the account was connected", async () => {
    const atMs = moment();
    await scrobble(following(341, atMs, { isPrivate: true }));
    await listenBrainz.write({ ...(await listenBrainz.read())!, connectedAtMs: atMs + 1 });
    await scrobble(following(341, atMs, { ended: { code: null, atMs } }));
    expect(await stateOf(SONG, atMs)).toBeUndefined();
    expect(server.requests).toEqual([]);
  });
});
