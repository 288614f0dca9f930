// The background's one way to a matcher: whatever goes out is written on the receipt.
import { MatcherClient } from "@sonica/shared/src/api/client.ts";
import { recordedFetch } from "../storage/sent.ts";

/** `isPrivate`: asked for a private window, of which nothing is written down. */
export const matcherAt = (serverUrl: string, isPrivate = false): MatcherClient =>
  new MatcherClient(serverUrl, recordedFetch(isPrivate));
