// Answers shared by video: the real server process, asked over HTTP.
import { createHash, randomUUID } from "node:crypto";
import { MatcherClient } from "@sonica/shared/src/api/client.ts";
import { MOST_SHARED_SONGS, VIDEO_PREFIX_DIGITS, type VideoContribution } from "@sonica/shared/src/api/videos.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fixturePath } from "./support/fixtures.ts";
import { makeScratchFolder } from "./support/scratch-folder.ts";
import { type RunningMatcher, sonica, startMatcher } from "./support/sonica.ts";

const hashOf = (video: string): string => createHash("sha256").update(video).digest("hex");
const prefixOf = (hash: string): string => hash.slice(0, VIDEO_PREFIX_DIGITS);

describe("Answers shared by video", () => {
  let folder: Awaited<ReturnType<typeof makeScratchFolder>>;
  let matcher: RunningMatcher;
  let client: MatcherClient;
  let recordingId: string;

  beforeAll(async () => {
    folder = await makeScratchFolder();
    const ingested = await sonica(["ingest", "--json", "--data-dir", folder.path, fixturePath("pardes.mp3")]);
    recordingId = (JSON.parse(ingested.stdout) as { recordingId: string }).recordingId;
    matcher = await startMatcher(["--data-dir", folder.path]);
    client = new MatcherClient(matcher.address);
  });

  afterAll(async () => {
    await matcher?.stop();
    await folder.remove();
  });

  const song = (more = {}): VideoContribution["songs"][number] => ({
    recordingId,
    fromSeconds: 100,
    untilSeconds: 110,
    offsetSeconds: 2,
    speed: 1,
    pitchSemitones: 0,
    ...more,
  });

  const post = (hash: string, body: string, type = "application/json"): Promise<Response> =>
    fetch(`${matcher.address}/v1/videos/${hash}`, { method: "POST", headers: { "content-type": type }, body });

  it("are found by the first digits of the hash, with the recording's row", async () => {
    const hash = hashOf("youtube:one~200");
    await client.contributeVideo(hash, { songs: [song()] });
    const { videos } = await client.sharedVideos(prefixOf(hash));
    expect(videos.find((video) => video.hash === hash)?.songs).toMatchObject([
      { fromSeconds: 100, untilSeconds: 110, votes: 1, recording: { id: recordingId } },
    ]);
  });

  it("of all videos that begin so come together: which one was meant does not show", async () => {
    const hash = hashOf("youtube:two~200");
    const neighbour = prefixOf(hash) + hashOf("another").slice(VIDEO_PREFIX_DIGITS);
    await client.contributeVideo(hash, { songs: [song()] });
    await client.contributeVideo(neighbour, { songs: [song()] });
    const { videos } = await client.sharedVideos(prefixOf(hash));
    expect(videos.map((video) => video.hash)).toEqual(expect.arrayContaining([hash, neighbour]));
  });

  it("gain a vote where they agree, and stay apart where they do not", async () => {
    const hash = hashOf("youtube:three~200");
    await client.contributeVideo(hash, { songs: [song()] });
    await client.contributeVideo(hash, { songs: [song({ fromSeconds: 99, offsetSeconds: 1, untilSeconds: 111 })] });
    await client.contributeVideo(hash, { songs: [song({ fromSeconds: 150, untilSeconds: 158 })] });
    const { videos } = await client.sharedVideos(prefixOf(hash));
    expect(videos.find((video) => video.hash === hash)?.songs).toMatchObject([
      { fromSeconds: 99, untilSeconds: 111, offsetSeconds: 1, votes: 2 },
      { fromSeconds: 150, untilSeconds: 158, votes: 1 },
    ]);
  });

  it("that no recording can give are not taken", async () => {
    const hash = hashOf("youtube:four~200");
    const songs = [song({ recordingId: randomUUID() }), song({ untilSeconds: 4000 }), song({ offsetSeconds: 500 })];
    const answer = await post(hash, JSON.stringify({ songs }));
    expect(await answer.json()).toEqual({ taken: 0 });
    expect((await client.sharedVideos(prefixOf(hash))).videos.some((video) => video.hash === hash)).toBe(false);
  });

  it("of one video are at most so many", async () => {
    const hash = hashOf("youtube:five~40000");
    const at = (i: number) => song({ fromSeconds: 20 * i, untilSeconds: 20 * i + 10 });
    const songs = Array.from({ length: MOST_SHARED_SONGS }, (_, i) => at(i));
    await client.contributeVideo(hash, { songs });
    await client.contributeVideo(hash, { songs: [at(1000)] });
    const { videos } = await client.sharedVideos(prefixOf(hash));
    expect(videos.find((video) => video.hash === hash)?.songs).toHaveLength(MOST_SHARED_SONGS);
  });

  it.each([
    ["a hash that is none", "xyz", "{}", "application/json", 400, "malformed-hash"],
    ["no JSON", hashOf("a"), "{", "application/json", 400, "malformed-contribution"],
    ["another media type", hashOf("a"), "{}", "text/plain", 400, "malformed-contribution"],
    ["no songs", hashOf("a"), '{"songs":[]}', "application/json", 400, "malformed-contribution"],
    [
      "more than the contract knows",
      hashOf("a"),
      '{"songs":[],"who":"me"}',
      "application/json",
      400,
      "malformed-contribution",
    ],
    ["too much", hashOf("a"), `{"songs":"${"x".repeat(40_000)}"}`, "application/json", 413, "body-too-large"],
  ])("refuse %s", async (_, hash, body, type, status, code) => {
    const answer = await post(hash, body, type);
    expect({ status: answer.status, ...(await answer.json()) }).toMatchObject({ status, code });
  });

  it("cannot be asked for by the whole hash", async () => {
    await expect(client.sharedVideos(hashOf("youtube:one~200"))).rejects.toMatchObject({ code: "malformed-hash" });
  });

  it("are limited in number a minute from one address, with the time to wait", async () => {
    const answers = await Promise.all(Array.from({ length: 25 }, () => post(hashOf("b"), "{")));
    const refused = answers.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refused?.json()).toMatchObject({ code: "too-many-requests" });
  });
});
