import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ApiError, MatcherClient } from "@sonica/shared/src/api/client.ts";
import {
  type Candidate,
  CONSTELLATION_MEDIA_TYPE,
  type Problem,
  type Recording,
  type Verdict,
} from "@sonica/shared/src/api/contract.ts";
import { afterEach, describe, expect, it, vi } from "vitest";

let server: Server | undefined;

/** A real server on a free port that answers as told. */
async function clientOf(answer: RequestListener, path = ""): Promise<MatcherClient> {
  server = createServer(answer);
  await new Promise<void>((resolve) => server!.listen(0, "127.0.0.1", resolve));
  return new MatcherClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
}

afterEach(async () => {
  vi.restoreAllMocks();
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  server = undefined;
});

const json =
  (body: unknown, status = 200): RequestListener =>
  (_, response) => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  };

const recording: Recording = {
  id: "11111111-1111-4111-8111-111111111111",
  title: { latin: "Savan", devanagari: "सावन" },
  artists: [],
  durationSeconds: 201.5,
};

const candidate: Candidate = {
  recording,
  offsetSeconds: 62.4,
  speed: 1.25,
  tempo: 1,
  pitchSemitones: 3.86,
  margins: { offsetSeconds: 0.01, speed: 0.001, tempo: 0, pitchSemitones: 0.05 },
  alteration: { kind: "speed", speed: 1.25, style: "nightcore" },
  phrase: "1.25× faster, +3.9 semitones",
  heard: { fromSeconds: 0, untilSeconds: 3 },
  confidence: 0.99,
};
const asked = { heardSeconds: 3, searchedRecordings: 12, elapsedMs: 2.5 };
const match: Verdict = { kind: "match", match: candidate, candidates: [candidate], ...asked };

const constellation = Uint8Array.of(1, 2, 3, 250);

/** What a call throws, which must be an ApiError. */
async function thrown(call: Promise<unknown>): Promise<ApiError> {
  const error = await call.then(
    (value) => expect.fail(`answered ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiError)) throw error;
  return error;
}

/** Lets the deadline pass after so many milliseconds instead of seconds. */
function hurryDeadline(milliseconds: number): void {
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  vi.spyOn(AbortSignal, "timeout").mockImplementation(() => timeout(milliseconds));
}

describe("the matcher's client", () => {
  it("sends a constellation as it is and reads the verdict", async () => {
    let seen: unknown;
    const client = await clientOf((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const { method, url, headers } = request;
        seen = { method, url, type: headers["content-type"], body: [...Buffer.concat(chunks)] };
        json(match)(request, response);
      });
    });
    expect(await client.identify(constellation)).toEqual(match);
    expect(seen).toEqual({ method: "POST", url: "/v1/identify", type: CONSTELLATION_MEDIA_TYPE, body: [1, 2, 3, 250] });
  });

  it("reads an unknown and a maybe", async () => {
    const answers: Verdict[] = [
      { kind: "unknown", reason: "no-music", ...asked },
      { kind: "maybe", candidates: [candidate], ...asked },
    ];
    for (const answer of answers) {
      const client = await clientOf(json(answer));
      expect(await client.identify(constellation)).toEqual(answer);
      server!.close();
    }
  });

  it("asks for recordings and health below the address it was given", async () => {
    const urls: (string | undefined)[] = [];
    const client = await clientOf((request, response) => {
      urls.push(request.url);
      const answer = request.url?.endsWith("/readyz") ? { status: "ok", version: "0.1.0", recordings: 12 } : recording;
      json(answer)(request, response);
    }, "/music/sonica//");
    expect(await client.recording(recording.id)).toEqual(recording);
    expect(await client.health()).toEqual({ status: "ok", version: "0.1.0", recordings: 12 });
    await client.recording("../readyz?x");
    expect(urls).toEqual([
      `/music/sonica/v1/recordings/${recording.id}`,
      "/music/sonica/readyz",
      "/music/sonica/v1/recordings/..%2Freadyz%3Fx",
    ]);
  });

  it("passes on why the matcher refused", async () => {
    const problem: Problem = {
      type: "about:blank",
      title: "Truncated",
      status: 400,
      code: "constellation-truncated",
      detail: "The fingerprint is cut short. Listen again.",
    };
    const client = await clientOf(json(problem, 400));
    const error = await thrown(client.identify(constellation));
    expect(error).toMatchObject({ code: "constellation-truncated", message: problem.detail });
  });

  it.each<[string, RequestListener]>([
    ["a verdict of no kind it knows", json({ ...match, kind: "perhaps" })],
    ["a match without its recording", json({ ...match, match: { ...candidate, recording: undefined } })],
    ["an empty object", json({})],
    ["null", json(null)],
    [
      "a page",
      (_, response) => void response.setHeader("content-type", "text/html").end("<h1>Log in to the hotel's wifi</h1>"),
    ],
    ["half an answer", (_, response) => void response.end('{"kind":"unkn')],
    ["no body", (_, response) => void response.end()],
    [
      "a refusal with a code nobody knows",
      json({ type: "x", title: "x", status: 418, code: "teapot", detail: "x" }, 418),
    ],
    ["a proxy's error page", (_, response) => void response.writeHead(502).end("Bad gateway")],
  ])("calls it a bad answer: %s", async (_, answer) => {
    const client = await clientOf(answer);
    expect((await thrown(client.identify(constellation))).code).toBe("bad-answer");
  });

  it("calls a port where nobody listens unreachable", async () => {
    const client = await clientOf(json(match));
    await new Promise((resolve) => server!.close(resolve));
    expect((await thrown(client.identify(constellation))).code).toBe("unreachable");
    expect((await thrown(client.health())).code).toBe("unreachable");
  });

  it("calls a connection that breaks unreachable, before the answer and within it", async () => {
    const before = await clientOf((request) => request.socket.destroy());
    expect((await thrown(before.identify(constellation))).code).toBe("unreachable");
    server!.close();
    const within = await clientOf((_, response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write('{"kind":', () => response.destroy());
    });
    expect((await thrown(within.identify(constellation))).code).toBe("unreachable");
  });

  it("gives up on a matcher that never answers", async () => {
    hurryDeadline(50);
    const client = await clientOf(() => {});
    expect((await thrown(client.identify(constellation))).code).toBe("timed-out");
  });

  it("gives up on an answer that never ends", async () => {
    hurryDeadline(50);
    const client = await clientOf((_, response) => void response.write('{"kind":'));
    expect((await thrown(client.identify(constellation))).code).toBe("timed-out");
  });

  it("waits for a slow answer", async () => {
    const client = await clientOf((request, response) => void setTimeout(() => json(match)(request, response), 300));
    expect((await client.identify(constellation)).kind).toBe("match");
  });

  it("stops when it is told to, with the caller's reason", async () => {
    const stop = new AbortController();
    const client = await clientOf(() => stop.abort(new DOMException("Cancelled", "AbortError")));
    await expect(client.identify(constellation, { signal: stop.signal })).rejects.toThrow("Cancelled");
    await expect(client.health({ signal: AbortSignal.abort() })).rejects.toThrow(
      expect.objectContaining({ name: "AbortError" }),
    );
  });
});
