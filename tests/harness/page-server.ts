// Serves the demo page and the songs it plays, on a free port of this machine.
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { drawCover } from "../songs/cover.ts";
import type { SongFile } from "../songs/render-catalogue.ts";
import { sidecarOf } from "../songs/sidecar.ts";

const PAGE_FOLDER = fileURLToPath(new URL("../demo/page/", import.meta.url));

const DEVANAGARI_FONT = createRequire(import.meta.url).resolve(
  "@fontsource-variable/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-wght-normal.woff2",
);

const MEDIA_TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".flac": "audio/flac",
};

export interface PageServer {
  readonly address: string;
  stop(): Promise<void>;
}

export async function servePage(songs: readonly SongFile[]): Promise<PageServer> {
  const songBySlug = new Map(songs.map((song) => [song.entry.slug, song]));
  const list = JSON.stringify(songs.map(({ entry }) => ({ slug: entry.slug, ...sidecarOf(entry) })));

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? "/", "http://page");
    const [, kind, name] = pathname.split("/");
    const song = songBySlug.get(name?.replace(/\.\w+$/, "") ?? "");
    if (pathname === "/songs.json") return void response.setHeader("content-type", "application/json").end(list);
    if (pathname === "/devanagari.woff2") return void response.end(await readFile(DEVANAGARI_FONT));
    if (kind === "audio" && song) return sendRange(request, response, song.path);
    if (kind === "cover" && song)
      return void response.setHeader("content-type", "image/png").end(drawCover(song.entry.seed));
    const file = pathname === "/" ? "index.html" : pathname.slice(1);
    if (!/^[\w-]+\.(html|css|js)$/.test(file)) return void response.writeHead(404).end();
    response.setHeader("content-type", MEDIA_TYPES[extname(file)]!).end(await readFile(join(PAGE_FOLDER, file)));
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.headersSent || response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Part of a file, as a player asks for it when it seeks. */
async function sendRange(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  const { size } = await stat(path);
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "") ?? [];
  const start = Math.min(Number(from ?? 0), size - 1);
  const end = to ? Math.min(Number(to), size - 1) : size - 1;
  response.writeHead(from === undefined ? 200 : 206, {
    "content-type": MEDIA_TYPES[extname(path)],
    "content-length": end - start + 1,
    "accept-ranges": "bytes",
    ...(from === undefined ? {} : { "content-range": `bytes ${start}-${end}/${size}` }),
  });
  createReadStream(path, { start, end })
    .on("error", () => response.destroy())
    .pipe(response);
}
