// A ListenBrainz on this machine, as the documentation of its interface describes it:
// https://listenbrainz.readthedocs.io/en/latest/users/api/core.html and …/users/json.html
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** LISTEN_MINIMUM_TS and MAX_LISTEN_SIZE of its documentation; listens of the future, beyond an hour of skew, are refused. */
const MINIMUM_TS = 1_033_430_400;
const MAX_LISTEN_BYTES = 10_240;
const SKEW_SECONDS = 3_600;

interface Submission {
  readonly listen_type: "single" | "playing_now";
  readonly listened_at: number | null;
  readonly track_metadata: Record<string, unknown> & { readonly additional_info: Record<string, unknown> };
}

export interface FakeListenBrainz {
  readonly address: string;
  /** What it has taken. */
  readonly taken: readonly Submission[];
  /** Every request, also those it refused: path, status, moment. */
  readonly requests: readonly { readonly path: string; readonly status: number; readonly atMs: number }[];
  /** Tokens and whose they are. */
  readonly users: Map<string, string>;
  /** Answers the next requests so, before it looks at them. */
  failNext(...answers: readonly { readonly status: number; readonly headers?: Record<string, string> }[]): void;
  close(): Promise<void>;
}

export async function fakeListenBrainz(users: Record<string, string>, port = 0): Promise<FakeListenBrainz> {
  const known = new Map(Object.entries(users));
  const taken: Submission[] = [];
  const requests: { path: string; status: number; atMs: number }[] = [];
  const failures: { readonly status: number; readonly headers?: Record<string, string> }[] = [];

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const path = new URL(request.url ?? "/", "http://listenbrainz").pathname;
    const reply = (status: number, body: unknown, headers: Record<string, string> = {}) => {
      requests.push({ path, status, atMs: Date.now() });
      response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
    };
    const refuse = (status: number, error: string) => reply(status, { code: status, error });
    const body = await textOf(request);
    const failure = failures.shift();
    if (failure) return reply(failure.status, { code: failure.status, error: "as the test wants" }, failure.headers);
    const [, token] = /^Token (.+)$/.exec(request.headers.authorization ?? "") ?? [];
    const user = token === undefined ? undefined : known.get(token);
    if (path === "/1/validate-token" && request.method === "GET") {
      if (token === undefined) return refuse(400, "You need to provide an Authorization token.");
      if (user === undefined) return reply(200, { code: 200, message: "Token invalid.", valid: false });
      return reply(200, { code: 200, message: "Token valid.", valid: true, user_name: user });
    }
    if (path !== "/1/submit-listens" || request.method !== "POST") return refuse(404, "Not Found");
    if (user === undefined) return refuse(401, "Invalid authorization token.");
    const submission = parse(body);
    if (typeof submission === "string") return refuse(400, submission);
    taken.push(submission);
    reply(200, { status: "ok" });
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    requests,
    users: known,
    failNext: (...answers) => void failures.push(...answers),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** The submission, or what is wrong with it. */
function parse(body: string): Submission | string {
  let document: { listen_type?: unknown; payload?: unknown };
  try {
    document = JSON.parse(body);
  } catch {
    return "Cannot parse JSON document.";
  }
  const { listen_type, payload } = document;
  if (listen_type !== "single" && listen_type !== "playing_now")
    return "JSON document requires a valid listen_type key.";
  if (!Array.isArray(payload) || payload.length !== 1) return "It should contain only one listen.";
  if (Buffer.byteLength(body) > MAX_LISTEN_BYTES) return "JSON document is too large.";
  const [{ listened_at, track_metadata, ...rest }] = payload;
  if (Object.keys(rest).length > 0) return "JSON document may only contain listened_at and track_metadata.";
  if (listen_type === "playing_now" && listened_at !== undefined) return "playing_now must not contain listened_at.";
  if (listen_type === "single") {
    if (!Number.isInteger(listened_at)) return "listened_at must be an integer.";
    if (listened_at < MINIMUM_TS || listened_at > Date.now() / 1000 + SKEW_SECONDS)
      return "listened_at is out of range.";
  }
  for (const name of ["artist_name", "track_name"]) {
    if (typeof track_metadata?.[name] !== "string" || track_metadata[name] === "") return `${name} must be a string.`;
  }
  const more = track_metadata.additional_info ?? {};
  if (more.duration_ms !== undefined && !Number.isInteger(more.duration_ms)) return "duration_ms must be an integer.";
  return { listen_type, listened_at: listened_at ?? null, track_metadata };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
