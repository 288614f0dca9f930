// Every address of the matcher. The application serves this table and the API's document is made of it.

import { artwork } from "../routes/artwork.ts";
import { constellation } from "../routes/constellation.ts";
import { docs } from "../routes/docs.ts";
import { healthz } from "../routes/healthz.ts";
import { identify } from "../routes/identify.ts";
import { lyrics } from "../routes/lyrics.ts";
import { openApi } from "../routes/openapi.ts";
import { pack, packs } from "../routes/packs.ts";
import { readyz } from "../routes/readyz.ts";
import { recording } from "../routes/recording.ts";
import { search } from "../routes/search.ts";
import { suggest } from "../routes/suggest.ts";
import { trending } from "../routes/trending.ts";
import { contributeVideo, sharedVideos } from "../routes/videos.ts";
import type { Endpoint } from "./endpoint.ts";

export const endpoints: Readonly<Record<`/${string}`, { readonly get?: Endpoint; readonly post?: Endpoint }>> = {
  "/v1/identify": { post: identify },
  "/v1/recordings/{id}": { get: recording },
  "/v1/recordings/{id}/artwork": { get: artwork },
  "/v1/recordings/{id}/lyrics": { get: lyrics },
  "/v1/recordings/{id}/constellation": { get: constellation },
  "/v1/packs": { get: packs },
  "/v1/packs/{id}": { get: pack },
  "/v1/search": { get: search },
  "/v1/suggest": { get: suggest },
  "/v1/trending": { get: trending },
  "/v1/videos/{hash}": { get: sharedVideos, post: contributeVideo },
  "/v1/openapi.json": { get: openApi },
  "/docs": { get: docs },
  "/healthz": { get: healthz },
  "/readyz": { get: readyz },
};
