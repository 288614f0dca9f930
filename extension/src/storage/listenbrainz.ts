// The ListenBrainz account that listens are submitted to; off until a token was given. In storage.local under
// `listenbrainz`, which goes into no export and is erased with everything else.
import { parseServerUrl } from "./settings.ts";
import { type Stored, stored } from "./stored.ts";

export const LISTENBRAINZ_URL = "https://api.listenbrainz.org";

export interface ListenBrainz {
  /** Without the version of the interface: "https://api.listenbrainz.org". */
  readonly serverUrl: string;
  readonly token: string;
  readonly userName: string;
  /** Nothing heard before is submitted by itself. */
  readonly connectedAtMs: number;
  /** The server took the token before, and takes it no more. */
  readonly isRevoked: boolean;
}

/** Null while it is off. */
export const listenBrainz: Stored<ListenBrainz | null> = stored("listenbrainz", (value) => {
  if (typeof value !== "object" || value === null) return null;
  const { serverUrl, token, userName, connectedAtMs, isRevoked } = value as Partial<ListenBrainz>;
  const parsed = parseListenBrainzUrl(serverUrl);
  if (!parsed || typeof token !== "string" || typeof userName !== "string") return null;
  return {
    serverUrl: parsed,
    token,
    userName,
    connectedAtMs: Number(connectedAtMs) || 0,
    isRevoked: isRevoked === true,
  };
});

/** As people paste it: with or without a slash and the version at its end. */
export const parseListenBrainzUrl = (typed: unknown): string | null =>
  parseServerUrl(typed)?.replace(/\/1$/, "") ?? null;
