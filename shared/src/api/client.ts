import * as z from "zod";
import { CONSTELLATION_MEDIA_TYPE, Health, Problem, type ProblemCode, Recording, Verdict } from "./contract.ts";
import { Lyrics } from "./lyrics.ts";
import { type PackInfo, PackList } from "./packs.ts";
import {
  SearchAnswer,
  type SearchParameters,
  SuggestAnswer,
  type SuggestParameters,
  TrendingAnswer,
} from "./search.ts";
import { ContributionTaken, SharedVideos, type VideoContribution } from "./videos.ts";

/** unreachable: no connection. timed-out: no answer in time. bad-answer: not what the contract says. */
export type ApiErrorCode = ProblemCode | "unreachable" | "timed-out" | "bad-answer";

export class ApiError extends Error {
  override readonly name = "ApiError";
  constructor(
    readonly code: ApiErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

interface CallOptions {
  readonly signal?: AbortSignal;
}

/** The longest a matcher may take to answer, milliseconds. */
const DEADLINE_MS = 5000;

/** A matcher's REST interface. Every call ends within DEADLINE_MS, and throws nothing but ApiError and AbortError. */
export class MatcherClient {
  readonly #baseUrl: string;
  readonly #fetch: typeof fetch;

  /**
   * @param baseUrl for example http://127.0.0.1:8417, with or without a path and a final slash.
   * @param send what every request goes through: the browser's own fetch, or one that also keeps a record.
   */
  constructor(baseUrl: string, send: typeof fetch = (input, init) => fetch(input, init)) {
    this.#fetch = send;
    this.#baseUrl = baseUrl.replace(/\/+$/, "");
  }

  identify(
    constellation: Uint8Array<ArrayBuffer>,
    { isExplained = false, ...options }: CallOptions & { readonly isExplained?: boolean } = {},
  ): Promise<Verdict> {
    return this.#call(isExplained ? "/v1/identify?explain=1" : "/v1/identify", Verdict, options, {
      method: "POST",
      headers: { "content-type": CONSTELLATION_MEDIA_TYPE },
      body: constellation,
    });
  }

  recording(id: string, options: CallOptions = {}): Promise<Recording> {
    return this.#call(`/v1/recordings/${encodeURIComponent(id)}`, Recording, options);
  }

  /** @throws ApiError "lyrics-not-found" also for a recording that has none. */
  lyrics(recordingId: string, options: CallOptions = {}): Promise<Lyrics> {
    return this.#call(`/v1/recordings/${encodeURIComponent(recordingId)}/lyrics`, Lyrics, options);
  }

  /** The recording's whole fingerprint, encoded: to know it again without asking. */
  async constellation(id: string, { signal }: CallOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
    const deadline = AbortSignal.timeout(DEADLINE_MS);
    const either = signal ? AbortSignal.any([signal, deadline]) : deadline;
    try {
      const response = await this.#fetch(`${this.#baseUrl}/v1/recordings/${encodeURIComponent(id)}/constellation`, {
        signal: either,
      });
      if (!response.ok) refused(await response.json());
      return new Uint8Array(await response.arrayBuffer());
    } catch (cause) {
      signal?.throwIfAborted();
      throw cause instanceof ApiError ? cause : failure(cause, deadline.aborted);
    }
  }

  /** What the matcher offers for offline use. */
  async packs(options: CallOptions = {}): Promise<PackInfo[]> {
    return (await this.#call("/v1/packs", PackList, options)).packs;
  }

  search(parameters: z.input<typeof SearchParameters>, options: CallOptions = {}): Promise<SearchAnswer> {
    return this.#call(`/v1/search?${queryOf(parameters)}`, SearchAnswer, options);
  }

  suggest(parameters: z.input<typeof SuggestParameters>, options: CallOptions = {}): Promise<SuggestAnswer> {
    return this.#call(`/v1/suggest?${queryOf(parameters)}`, SuggestAnswer, options);
  }

  trending(options: CallOptions = {}): Promise<TrendingAnswer> {
    return this.#call("/v1/trending", TrendingAnswer, options);
  }

  /** What others found in every video whose hash begins with these digits. */
  sharedVideos(prefix: string, options: CallOptions = {}): Promise<SharedVideos> {
    return this.#call(`/v1/videos/${prefix}`, SharedVideos, options);
  }

  async contributeVideo(hash: string, contribution: VideoContribution, options: CallOptions = {}): Promise<void> {
    await this.#call(`/v1/videos/${hash}`, ContributionTaken, options, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(contribution),
    });
  }

  health(options: CallOptions = {}): Promise<Health> {
    return this.#call("/readyz", Health, options);
  }

  async #call<T>(path: string, schema: z.ZodType<T>, { signal }: CallOptions, init: RequestInit = {}): Promise<T> {
    const deadline = AbortSignal.timeout(DEADLINE_MS);
    const either = signal ? AbortSignal.any([signal, deadline]) : deadline;
    let response: Response;
    let body: unknown;
    try {
      response = await this.#fetch(this.#baseUrl + path, { ...init, signal: either });
      body = await response.json();
    } catch (cause) {
      signal?.throwIfAborted();
      throw failure(cause, deadline.aborted);
    }
    return response.ok ? parsed(schema, body) : refused(body);
  }
}

/** Lists are repeated, what is not given is left out. */
function queryOf(parameters: Readonly<Record<string, unknown>>): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined) query.append(name, String(each));
  }
  return query;
}

function failure(cause: unknown, isLate: boolean): ApiError {
  if (isLate) return new ApiError("timed-out", "The matcher did not answer in time.", { cause });
  if (cause instanceof SyntaxError) return new ApiError("bad-answer", "The matcher's answer is not JSON.", { cause });
  return new ApiError("unreachable", "The matcher cannot be reached.", { cause });
}

function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new ApiError("bad-answer", z.prettifyError(result.error), { cause: result.error });
}

function refused(body: unknown): never {
  const problem = Problem.safeParse(body);
  if (problem.success) throw new ApiError(problem.data.code, problem.data.detail);
  throw new ApiError("bad-answer", "The matcher refused without saying why.");
}
