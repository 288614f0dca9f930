// Search, suggestions and trending of the real server process, asked over HTTP, with parameters right and wrong.
import { CONSTELLATION_MEDIA_TYPE, Problem } from "@sonica/shared/src/api/contract.ts";
import { SearchAnswer, SuggestAnswer, TrendingAnswer } from "@sonica/shared/src/api/search.ts";
import { encodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listen } from "../shared/listen.ts";
import { part } from "../shared/sounds.ts";
import { FIXTURE_RATE_HZ, fixturePath, fixtureTune } from "./support/fixtures.ts";
import { makeScratchFolder } from "./support/scratch-folder.ts";
import { type RunningMatcher, sonica, startMatcher } from "./support/sonica.ts";

describe("Search over HTTP", () => {
  let folder: Awaited<ReturnType<typeof makeScratchFolder>>;
  let matcher: RunningMatcher;

  beforeAll(async () => {
    folder = await makeScratchFolder();
    const songs = ["pardes.mp3", "jharna.flac", "savan.ogg"].map(fixturePath);
    await sonica(["ingest", "--data-dir", folder.path, ...songs]);
    matcher = await startMatcher(["--data-dir", folder.path]);
  });

  afterAll(async () => {
    await matcher?.stop();
    await folder.remove();
  });

  const get = (path: string): Promise<Response> => fetch(matcher.address + path);
  const search = async (parameters: string) => SearchAnswer.parse(await (await get(`/v1/search?${parameters}`)).json());

  it("finds what ingest stored, in another script than it was tagged in", async () => {
    const answer = await search(`q=${encodeURIComponent("pardes ki baarish")}`);
    expect(answer.hits[0]).toMatchObject({
      recording: { title: { devanagari: "परदेस की बारिश" } },
      reading: { latin: "Pardes Ki Baarish" },
      highlights: { title: { devanagari: [[0, 14]] } },
    });
    expect(answer).toMatchObject({ engine: "postgres", isFallback: false });
    expect((await search("")).total).toBe(3);
  });

  it("suggests", async () => {
    const { suggestions } = SuggestAnswer.parse(await (await get("/v1/suggest?q=jha")).json());
    expect(suggestions[0]).toMatchObject({ kind: "song", name: { latin: "Jharna" } });
  });

  it.each([
    `q=${"a".repeat(201)}`,
    "limit=0",
    "limit=51",
    "limit=x",
    "artist=1",
    "film=' or 1=1",
    "year=12345",
    "q=a&q=b",
    "language=x",
    `${"genre=g&".repeat(21)}`,
  ])("refuses %s", async (parameters) => {
    const response = await get(`/v1/search?${parameters}`);
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    expect(Problem.parse(await response.json()).code).toBe("malformed-query");
  });

  it("refuses a cursor that is not its own, and other methods", async () => {
    const response = await get("/v1/search?cursor=abc");
    expect(Problem.parse(await response.json())).toMatchObject({ status: 400, code: "malformed-cursor" });
    expect((await fetch(`${matcher.address}/v1/search`, { method: "POST" })).status).toBe(405);
  });

  it.each(["%00", "%27", "%25", "%5C", "%F0%9F%98%80", "%E2%80%AE", "%20%20", "%22%3Cscript%3E"])(
    "answers q=%s",
    async (q) => {
      expect((await get(`/v1/search?q=${q}`)).status).toBe(200);
      expect((await get(`/v1/suggest?q=${q}`)).status).toBe(200);
    },
  );

  it("says that nothing is trending, and then what was named, and how often", async () => {
    const trending = async () => TrendingAnswer.parse(await (await get("/v1/trending")).json());
    expect(await trending()).toMatchObject({ songs: [], days: 7 });
    const clip = encodeConstellation(await listen(part(fixtureTune(101), 3, 9, FIXTURE_RATE_HZ), FIXTURE_RATE_HZ));
    for (let i = 0; i < 2; i++) {
      const headers = { "content-type": CONSTELLATION_MEDIA_TYPE };
      await fetch(`${matcher.address}/v1/identify`, { method: "POST", headers, body: clip });
    }
    const { songs } = await trending();
    expect(songs).toHaveLength(1);
    expect(songs[0]).toMatchObject({ times: 2, recording: { title: { devanagari: "परदेस की बारिश" } } });
  });

  it("keeps what is trending, and syncs search on command", async () => {
    await matcher.stop();
    const synced = await sonica(["search", "sync", "--data-dir", folder.path, "--json"]);
    expect(synced.json()).toEqual([{ folded: 0, searchServer: null }]);
    matcher = await startMatcher(["--data-dir", folder.path]);
    expect(TrendingAnswer.parse(await (await get("/v1/trending")).json()).songs).toHaveLength(1);
  });
});
