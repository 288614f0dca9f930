// What can stop a command, each with its words: what happened and what to do next.

export type FailureCode =
  | "bad-config"
  | "data-folder-in-use"
  | "data-folder-unusable"
  | "database-unreachable"
  | "database-damaged"
  | "index-unreachable"
  | "engine-missing"
  | "no-such-path"
  | "port-in-use"
  | "server-unreachable"
  | "server-refused"
  | "search-server-away"
  | "search-server-not-set"
  | "audio-unreadable"
  | "audio-unsupported"
  | "audio-silent"
  | "bad-explain"
  | "stream-unreachable"
  | "sidecar-malformed"
  | "lyrics-malformed"
  | "pack-empty"
  | "pack-too-large"
  | "interrupted";

const NEXT_STEP: Record<FailureCode, string> = {
  "bad-config": "Correct the value; `sonica --help` and cloud/README.md list what each setting takes.",
  "data-folder-in-use":
    "Stop the other process first, ask it over HTTP (`sonica identify --server URL`), or use another --data-dir.",
  "data-folder-unusable": "Choose a folder you may write to with --data-dir.",
  "database-unreachable": "Check DATABASE_URL and that PostgreSQL is running, then try again.",
  "database-damaged": "Restore the data folder from a backup, or use a new one with --data-dir and ingest again.",
  "index-unreachable":
    "Check REDIS_CLUSTER_URLS and that the cluster is running (`redis-cli -c cluster info`), then try again.",
  "engine-missing": "Run `npm run setup` to build it.",
  "no-such-path": "Check the spelling of the path.",
  "port-in-use": "Stop the program that uses the port or choose another one with --port.",
  "server-unreachable": "Check the address and that `sonica serve` is running there.",
  "search-server-away": "Check MEILI_URL, MEILI_API_KEY and that Meilisearch is running; until then Postgres searches.",
  "search-server-not-set": "Set MEILI_URL to the address of a Meilisearch server, such as http://127.0.0.1:7700.",
  "server-refused": "Ask with less audio (--seconds), or bring both sides to the same version of Sonica.",
  "audio-unreadable": "Check that the file plays in a music player.",
  "audio-unsupported":
    "Install ffmpeg (Debian: `apt install ffmpeg`) or convert the file to mp3, flac, ogg, opus or wav.",
  "audio-silent": "Nothing to do: a recording without sound cannot be recognised.",
  "bad-explain": "For example: `sonica identify --explain why.svg clip.wav`.",
  "stream-unreachable": "Check that the address plays in a browser, and that it leads to audio, not to a page.",
  "sidecar-malformed": "Correct the .sonica.json file beside the recording; cloud/README.md shows its fields.",
  "lyrics-malformed": "Correct the .lrc file or remove it, and ingest again; the song itself is in.",
  "pack-empty": "Choose another language or artist, or ingest recordings first.",
  "pack-too-large": "Make it of fewer recordings with --limit.",
  interrupted: "Run the same command again: it goes on where it stopped.",
};

export class Failure extends Error {
  override readonly name = "Failure";
  constructor(
    readonly code: FailureCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  get nextStep(): string {
    return NEXT_STEP[this.code];
  }
}

/** A host of several addresses fails with one error for each and no message of its own. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === "") return error.errors.map(messageOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}
