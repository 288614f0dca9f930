import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Recording } from "@sonica/shared/src/api/contract.ts";
import type { Lyrics } from "@sonica/shared/src/api/lyrics.ts";
import type { SearchAnswer, SearchHit, SuggestAnswer, TrendingAnswer } from "@sonica/shared/src/api/search.ts";

/** Answers as a matcher would that knows these songs, finds them all, whatever is asked, and has lyrics of the first. */
export async function serveSearch(songs: readonly Recording[]): Promise<{ address: string; close: () => void }> {
  const [first] = songs;
  const search: SearchAnswer = {
    hits: songs.map(hitOf),
    total: songs.length,
    isTotalExact: true,
    facets: {
      language: [
        { value: "hi", count: 2 },
        { value: "bho", count: 1 },
      ],
      genre: [{ value: "folk", count: 2 }],
      artist: first.artists.map(({ id, name }) => ({ value: id, name, count: 2 })),
      film: first.album ? [{ value: first.album.id, name: first.album.name, count: 1 }] : [],
      year: [{ value: "1998", count: 1 }],
    },
    engine: "postgres",
    isFallback: false,
    elapsedMs: 3,
  };
  const suggest: SuggestAnswer = { suggestions: [], elapsedMs: 1 };
  const trending: TrendingAnswer = {
    songs: songs.map((recording) => ({ recording, times: 3 })),
    days: 7,
    elapsedMs: 1,
  };
  const lyrics: Lyrics = {
    recordingId: first.id,
    lines: [{ seconds: 0, text: "भीगी हवाओं में घुल-घुल के आती है गीतों की ख़ुशबू, मन को जो भाती है बार-बार" }],
  };
  const answers: Record<string, object> = {
    [`/v1/recordings/${first.id}/lyrics`]: lyrics,
    "/v1/search": search,
    "/v1/suggest": suggest,
    "/v1/trending": trending,
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://matcher");
    response.setHeader("access-control-allow-origin", "*").setHeader("content-type", "application/json");
    response.statusCode = pathname in answers ? 200 : 404;
    response.end(JSON.stringify(answers[pathname] ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const NOTHING = { latin: [], devanagari: [] };

function hitOf(recording: Recording, place: number): SearchHit {
  return {
    recording,
    ...(recording.album?.year && { year: recording.album.year }),
    reading: recording.title,
    highlights: {
      title: place === 0 ? { latin: [[0, 8]], devanagari: [[0, 7]] } : NOTHING,
      artists: recording.artists.map(() => NOTHING),
      album: NOTHING,
    },
    score: 1 - place / 10,
  };
}
