// ListenBrainz over the wire, as its documentation has it: https://listenbrainz.readthedocs.io/en/latest/users/api/
import * as z from "zod";
import type { TokenTrouble } from "../messages.ts";
import type { ListenBrainz } from "../storage/listenbrainz.ts";
import type { Track } from "../storage/listens.ts";
import { recordedFetch } from "../storage/sent.ts";

type Account = Pick<ListenBrainz, "serverUrl" | "token">;

/** What became of a submission. */
export type Submitted =
  | { readonly kind: "taken" }
  /** It will never be taken as it is. */
  | { readonly kind: "refused" }
  | { readonly kind: "token-refused" }
  /** Not now; with seconds where the server said how long. */
  | { readonly kind: "later"; readonly afterSeconds: number | null };

type TokenCheck =
  | { readonly kind: "valid"; readonly userName: string }
  | { readonly kind: "failed"; readonly trouble: TokenTrouble };

const TokenAnswer = z.object({ valid: z.boolean(), user_name: z.string().optional() });

/** The longest a server may take to answer, ms. */
const DEADLINE_MS = 10_000;

/** "Each client may make no more than one call per second." */
const BETWEEN_CALLS_MS = 1_000;

/** Nobody is left alone for longer because a server says so, seconds. */
const LONGEST_WAIT_SECONDS = 3_600;

export async function checkToken(account: Account): Promise<TokenCheck> {
  const response = await call(account, "validate-token");
  if (!response) return { kind: "failed", trouble: "unreachable" };
  if (response.status === 429 || response.status >= 500) return { kind: "failed", trouble: "busy" };
  if (response.status === 401) return { kind: "failed", trouble: "token-invalid" };
  const answer = TokenAnswer.safeParse(await response.json().catch(() => null));
  if (!response.ok || !answer.success) return { kind: "failed", trouble: "not-listenbrainz" };
  const { valid, user_name: userName } = answer.data;
  return valid && userName !== undefined
    ? { kind: "valid", userName }
    : { kind: "failed", trouble: valid ? "not-listenbrainz" : "token-invalid" };
}

/** A track that was listened to, with when that began. */
export const submitSingle = (account: Account, track: Track, listenedAtMs: number): Promise<Submitted> =>
  submit(account, {
    listen_type: "single",
    payload: [{ listened_at: Math.floor(listenedAtMs / 1000), track_metadata: track }],
  });

export const submitPlayingNow = (account: Account, track: Track): Promise<Submitted> =>
  submit(account, { listen_type: "playing_now", payload: [{ track_metadata: track }] });

async function submit(account: Account, document: unknown): Promise<Submitted> {
  const response = await call(account, "submit-listens", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(document),
  });
  if (!response) return { kind: "later", afterSeconds: null };
  if (response.ok) return { kind: "taken" };
  if (response.status === 401) return { kind: "token-refused" };
  if (response.status === 429) return { kind: "later", afterSeconds: resetOf(response) };
  return response.status >= 500 ? { kind: "later", afterSeconds: null } : { kind: "refused" };
}

function resetOf({ headers }: Response): number | null {
  const said = headers.get("x-ratelimit-reset-in") ?? headers.get("retry-after");
  const seconds = Number(said ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(Math.max(1, seconds), LONGEST_WAIT_SECONDS) : null;
}

let nextCallAtMs = 0;

/** Null when nobody answers. The token goes into a header, which the receipt does not keep. */
async function call({ serverUrl, token }: Account, path: string, init: RequestInit = {}): Promise<Response | null> {
  const waitMs = nextCallAtMs - Date.now();
  nextCallAtMs = Math.max(Date.now(), nextCallAtMs) + BETWEEN_CALLS_MS;
  if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
  const headers = { ...init.headers, authorization: `Token ${token}` };
  const signal = AbortSignal.timeout(DEADLINE_MS);
  try {
    return await recordedFetch(false)(`${serverUrl}/1/${path}`, { ...init, headers, signal });
  } catch (error) {
    console.warn("ListenBrainz did not answer.", error);
    return null;
  }
}
