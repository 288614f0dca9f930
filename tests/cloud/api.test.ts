// The real server process, asked over HTTP, with bodies right and wrong.
import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import {
  CONSTELLATION_MEDIA_TYPE,
  Health,
  MAX_CONSTELLATION_BYTES,
  Problem,
  Recording,
  Verdict,
} from "@sonica/shared/src/api/contract.ts";
import { encodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listen } from "../shared/listen.ts";
import { part, silence, tune } from "../shared/sounds.ts";
import { seededRandom } from "../signals/random.ts";
import { FIXTURE_RATE_HZ, fixturePath, fixtureTune } from "./support/fixtures.ts";
import { makeScratchFolder } from "./support/scratch-folder.ts";
import { type RunningMatcher, sonica, startMatcher } from "./support/sonica.ts";

const PAGE = "https://music.example";
const EXTENSION = "chrome-extension://abcdefghijklmnopabcdefghijklmnop";

describe("The matcher's API", () => {
  let folder: Awaited<ReturnType<typeof makeScratchFolder>>;
  let matcher: RunningMatcher;
  let clip: Uint8Array<ArrayBuffer>;

  beforeAll(async () => {
    folder = await makeScratchFolder();
    const songs = ["pardes.mp3", "jharna.flac", "savan.ogg"].map(fixturePath);
    const ingested = await sonica(["ingest", "--data-dir", folder.path, ...songs]);
    expect(ingested.stderr).toContain("3 added");
    matcher = await startMatcher(["--data-dir", folder.path], { env: { SONICA_CORS_ORIGINS: PAGE } });
    clip = encodeConstellation(await listen(part(fixtureTune(101), 3, 9, FIXTURE_RATE_HZ), FIXTURE_RATE_HZ));
  });

  afterAll(async () => {
    await matcher?.stop();
    await folder.remove();
  });

  const post = (body: BodyInit, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${matcher.address}/v1/identify`, {
      method: "POST",
      headers: { "content-type": CONSTELLATION_MEDIA_TYPE, ...headers },
      body,
    });

  const ask = async (body: BodyInit): Promise<Verdict> => Verdict.parse(await (await post(body)).json());

  async function expectProblem(response: Response, status: number, code: string): Promise<void> {
    expect({ status: response.status, type: response.headers.get("content-type") }).toEqual({
      status,
      type: "application/problem+json; charset=utf-8",
    });
    const problem = Problem.parse(await response.json());
    expect(problem).toMatchObject({ code, status, type: `urn:sonica:problem:${code}` });
    expect(problem.detail.length).toBeGreaterThan(20);
  }

  describe("POST /v1/identify", () => {
    it("names the recording, with names in their scripts and where the clip lies in it", async () => {
      const verdict = await ask(clip);
      expect(verdict).toMatchObject({ kind: "match", searchedRecordings: 3 });
      if (verdict.kind !== "match") return;
      expect(verdict.match.recording).toMatchObject({
        title: { devanagari: "परदेस की बारिश" },
        artists: [{ name: { latin: "Test Artist One" }, role: "performer" }],
        album: { name: { latin: "Test Album" }, kind: "album", year: 2019 },
      });
      expect(verdict.match.offsetSeconds).toBeCloseTo(3, 1);
      expect(verdict.heardSeconds).toBeCloseTo(6, 0);
      expect(verdict.candidates.map(({ recording }) => recording.id)).not.toContain(verdict.match.recording.id);
    });

    it("says unknown to a song it does not have, to silence and to too little", async () => {
      const other = encodeConstellation(await listen(tune(999, 6, FIXTURE_RATE_HZ), FIXTURE_RATE_HZ));
      const nothing = encodeConstellation(await listen(silence(6, FIXTURE_RATE_HZ), FIXTURE_RATE_HZ));
      const short = encodeConstellation(await listen(tune(101, 0.3, FIXTURE_RATE_HZ), FIXTURE_RATE_HZ));
      expect(await ask(other)).toMatchObject({ kind: "unknown", reason: "not-in-catalogue" });
      expect(await ask(nothing)).toMatchObject({ kind: "unknown", reason: "no-music" });
      expect(await ask(short)).toMatchObject({ kind: "unknown", reason: "too-short" });
    });

    it("says why when asked to, and only then", async () => {
      const response = await fetch(`${matcher.address}/v1/identify?explain=1`, {
        method: "POST",
        headers: { "content-type": CONSTELLATION_MEDIA_TYPE },
        body: clip,
      });
      const { explanation, ...verdict } = Verdict.parse(await response.json());
      expect(verdict.kind).toBe("match");
      const found = explanation?.recordingPeaks.filter(([, , place]) => place !== null) ?? [];
      expect(found.length).toBeGreaterThan(60);
      expect(explanation?.candidates[0]?.title?.devanagari).toBe("परदेस की बारिश");
      expect(explanation?.votes[0]).toMatchObject({ speed: 1, pitchSemitones: 0 });
      expect((await ask(clip)).explanation).toBeUndefined();
    });

    it("refuses what is no constellation, each with its code", async () => {
      await expectProblem(await post("song please"), 400, "constellation-not-recognised");
      await expectProblem(await post(clip.slice(0, 12)), 400, "constellation-truncated");
      await expectProblem(await post(changed(clip, 4, 99)), 400, "constellation-version");
      await expectProblem(await post(changed(clip, 40, clip[40]! ^ 1)), 400, "constellation-malformed");
      await expectProblem(await post(new Uint8Array(0)), 400, "body-empty");
    });

    it("refuses every cut and a thousand random changes of a good body, and goes on answering", async () => {
      const random = seededRandom(7);
      const bodies = Array.from({ length: 1000 }, (_, i) =>
        i % 4 === 0
          ? clip.slice(0, random.whole(1, clip.length - 1))
          : changed(clip, random.whole(0, clip.length - 1), random.whole(0, 255)),
      );
      for (const body of bodies) {
        const response = await post(body);
        const isUnchanged = body.length === clip.length && body.every((byte, i) => byte === clip[i]);
        if (isUnchanged) expect(response.status).toBe(200);
        else {
          expect(response.status).toBe(400);
          expect(Problem.parse(await response.json()).code).toMatch(/^constellation-/);
        }
      }
      expect(await ask(clip)).toMatchObject({ kind: "match" });
    });

    it("refuses more audio than a query may cover", async () => {
      const long = encodeConstellation(await listen(tune(5, 31, FIXTURE_RATE_HZ), FIXTURE_RATE_HZ));
      await expectProblem(await post(long), 413, "constellation-too-long");
    });

    it("refuses bodies above the limit, announced or streamed", async () => {
      const large = new Uint8Array(MAX_CONSTELLATION_BYTES + 1);
      large.set(clip);
      await expectProblem(await post(large), 413, "body-too-large");
      const stream = new ReadableStream({
        start(controller) {
          for (let sent = 0; sent <= MAX_CONSTELLATION_BYTES; sent += 8192) controller.enqueue(new Uint8Array(8192));
          controller.close();
        },
      });
      const streamed = await fetch(`${matcher.address}/v1/identify`, {
        method: "POST",
        headers: { "content-type": CONSTELLATION_MEDIA_TYPE },
        body: stream,
        duplex: "half",
      } as RequestInit);
      await expectProblem(streamed, 413, "body-too-large");
    });

    it("refuses other media types and compressed bodies", async () => {
      await expectProblem(await post(clip, { "content-type": "application/json" }), 415, "unsupported-media-type");
      await expectProblem(await post(clip, { "content-type": "audio/wav" }), 415, "unsupported-media-type");
      await expectProblem(await post(gzipSync(clip), { "content-encoding": "gzip" }), 415, "unsupported-media-type");
    });

    it("answers a body that is cut off by ending the connection, not by failing", async () => {
      const { hostname, port } = new URL(matcher.address);
      await new Promise<void>((resolve) => {
        const socket = connect(Number(port), hostname, () => {
          socket.write(
            `POST /v1/identify HTTP/1.1\r\nHost: x\r\nContent-Type: ${CONSTELLATION_MEDIA_TYPE}\r\nContent-Length: 5000\r\n\r\nSNCA`,
            () => socket.destroy(),
          );
        });
        socket.on("close", () => resolve());
      });
      expect(await ask(clip)).toMatchObject({ kind: "match" });
    });

    it("answers many at once, each with its own answer", async () => {
      const asked = await Promise.all(
        [101, 102, 103].map(async (seed) =>
          encodeConstellation(await listen(part(fixtureTune(seed), 2, 7, FIXTURE_RATE_HZ), FIXTURE_RATE_HZ)),
        ),
      );
      const answers = await Promise.all(Array.from({ length: 60 }, (_, i) => ask(asked[i % 3]!)));
      const names = ["परदेस की बारिश", "Jharna", "Savan"];
      answers.forEach((verdict, i) => {
        const title = verdict.kind === "match" ? verdict.match.recording.title : undefined;
        expect(title?.devanagari ?? title?.latin).toBe(names[i % 3]);
      });
    });
  });

  describe("GET /v1/recordings/{id}", () => {
    const get = (path: string) => fetch(`${matcher.address}/v1/recordings/${path}`);

    it("gives the recording and its cover", async () => {
      const verdict = await ask(clip);
      const id = verdict.kind === "match" ? verdict.match.recording.id : "";
      const recording = Recording.parse(await (await get(id)).json());
      expect(recording).toEqual(verdict.kind === "match" && verdict.match.recording);
      const cover = await fetch(matcher.address + recording.artworkPath);
      expect(cover.headers.get("content-type")).toBe("image/png");
      expect(cover.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
      const bytes = new Uint8Array(await cover.arrayBuffer());
      expect([...bytes.subarray(1, 4)]).toEqual([...Buffer.from("PNG")]);
    });

    it("refuses unknown and malformed ids", async () => {
      await expectProblem(await get(randomUUID()), 404, "recording-not-found");
      await expectProblem(await get(`${randomUUID()}/artwork`), 404, "recording-not-found");
      await expectProblem(await get("1"), 400, "malformed-id");
      await expectProblem(await get(encodeURIComponent("' or 1=1 --")), 400, "malformed-id");
      await expectProblem(await get("%E0%A4%A"), 404, "route-not-found");
    });
  });

  it("says that it is alive and ready", async () => {
    for (const path of ["/healthz", "/readyz"]) {
      const health = Health.parse(await (await fetch(matcher.address + path)).json());
      expect(health).toMatchObject({ status: "ok", recordings: 3 });
    }
  });

  it("refuses unknown addresses and methods", async () => {
    await expectProblem(await fetch(`${matcher.address}/v2/identify`), 404, "route-not-found");
    const wrong = await fetch(`${matcher.address}/v1/identify`);
    expect(wrong.headers.get("allow")).toBe("POST");
    await expectProblem(wrong, 405, "method-not-allowed");
    const deletion = await fetch(`${matcher.address}/v1/recordings/${randomUUID()}`, { method: "DELETE" });
    await expectProblem(deletion, 405, "method-not-allowed");
  });

  it("lets browser extensions and configured pages ask, and no other page", async () => {
    const allowed = async (origin: string) => {
      const preflight = await fetch(`${matcher.address}/v1/identify`, {
        method: "OPTIONS",
        headers: { origin, "access-control-request-method": "POST", "access-control-request-headers": "content-type" },
      });
      const answer = await post(clip, { origin });
      const name = "access-control-allow-origin";
      return [preflight.headers.get(name), answer.headers.get(name)];
    };
    expect(await allowed(EXTENSION)).toEqual([EXTENSION, EXTENSION]);
    const firefox = "moz-extension://0f8fad5b-d9cb-469f-a165-70867728950e";
    expect(await allowed(firefox)).toEqual([firefox, firefox]);
    expect(await allowed(PAGE)).toEqual([PAGE, PAGE]);
    for (const origin of ["https://evil.example", `${PAGE}.evil.example`, "null", `https://x/${EXTENSION}`]) {
      expect(await allowed(origin), origin).toEqual([null, null]);
    }
  });

  it("gives each request an id, keeps a proxy's, and logs one line without addresses", async () => {
    const given = await fetch(`${matcher.address}/healthz`, { headers: { "x-request-id": "proxy-42" } });
    expect(given.headers.get("x-request-id")).toBe("proxy-42");
    const made = await fetch(`${matcher.address}/healthz`, { headers: { "x-request-id": "bad id\t" } });
    expect(made.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    await expect.poll(() => matcher.log()).toContain("proxy-42");
    const line = matcher
      .log()
      .split("\n")
      .find((text) => text.includes("proxy-42"));
    expect(JSON.parse(line ?? "")).toEqual({
      level: 30,
      time: expect.any(Number),
      id: "proxy-42",
      method: "GET",
      path: "/healthz",
      status: 200,
      ms: expect.any(Number),
      msg: "request",
    });
  });
});

function changed(bytes: Uint8Array<ArrayBuffer>, at: number, value: number): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
}
