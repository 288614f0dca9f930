// Pages as they are found on the web, on this machine: one kind of player each. `localhost` and 127.0.0.1 are two sites
// to a browser, which is all it takes to have media from elsewhere.
import { createReadStream, statSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import type { SongFile } from "../songs/render-catalogue.ts";

const MEDIA_TYPES: Record<string, string> = { ".flac": "audio/flac", ".mp3": "audio/mpeg" };

/** Body of each page; `src` comes from the query. Players start by script, so that tests say when. */
const PAGES: Record<string, string> = {
  same: `<audio id="player" controls src="SRC"></audio>`,
  video: `<video id="player" controls src="SRC" style="width:WIDTHpx;height:HEIGHTpx;background:#223"></video>`,
  cors: `<audio id="player" controls crossorigin src="ELSEWHERESRC&cors=1"></audio>`,
  "no-cors": `<audio id="player" controls src="ELSEWHERESRC"></audio>`,
  mse: `<audio id="player" controls></audio><script>
    const source = new MediaSource();
    player.src = URL.createObjectURL(source);
    source.onsourceopen = async () => {
      const buffer = source.addSourceBuffer("audio/mpeg");
      const bytes = await (await fetch("SRC")).arrayBuffer();
      buffer.onupdateend = () => { buffer.onupdateend = null; source.endOfStream(); };
      buffer.appendBuffer(bytes);
    };</script>`,
  frame: `<iframe id="frame" allow="autoplay" src="/same?src=SRC" width="400" height="200"></iframe>`,
  "frame-elsewhere": `<iframe id="frame" allow="autoplay" src="ELSEWHERE/same?src=SRC" width="400" height="200"></iframe>`,
  shadow: `<div id="host"></div><script>
    const root = host.attachShadow({ mode: "open" });
    root.innerHTML = '<audio id="inside" controls src="SRC"></audio>';
    globalThis.player = root.querySelector("audio");</script>`,
  "shadow-closed": `<div id="host"></div><script>
    const root = host.attachShadow({ mode: "closed" });
    root.innerHTML = '<audio id="inside" controls src="SRC"></audio>';
    globalThis.player = root.querySelector("audio");</script>`,
  // Sound of a script's own: no player anywhere.
  "web-audio": `<script>
    globalThis.player = {
      async play() {
        const context = new AudioContext();
        const tone = new OscillatorNode(context, { frequency: 330 });
        tone.connect(context.destination);
        tone.start();
        await context.resume();
      },
    };</script>`,
  // Keys as shops set them; the test media need none.
  protected: `<audio id="player" controls src="SRC"></audio><script>
    const play = player.play.bind(player);
    player.play = async () => {
      const audioCapabilities = [{ contentType: 'audio/webm; codecs="opus"' }];
      const access = await navigator.requestMediaKeySystemAccess("org.w3.clearkey", [
        { initDataTypes: ["keyids", "webm"], audioCapabilities },
      ]);
      await player.setMediaKeys(await access.createMediaKeys());
      await play();
    };</script>`,
  detached: `<script>globalThis.player = new Audio("SRC");</script>`,
  spa: `<audio id="player" controls src="SRC"></audio><script>
    globalThis.goTo = async (path, src) => {
      history.pushState({}, "", path);
      document.title = path;
      player.src = src;
      await player.play();
    };</script>`,
};

export interface MediaSite {
  /** The site, and the same one under its other name. */
  readonly address: string;
  readonly elsewhere: string;
  pageOf(kind: string, mediaName: string, more?: Record<string, string | number>): string;
  stop(): Promise<void>;
}

/** Composed songs as media of a site: slug.flac → path. */
export const mediaOf = (songs: readonly SongFile[]): Map<string, string> =>
  new Map(songs.map(({ entry, path }) => [`${entry.slug}.flac`, path]));

/** `media`: name → path of a file, or bytes. */
export async function serveMediaSite(media: ReadonlyMap<string, string | Buffer>): Promise<MediaSite> {
  const port = () => (server.address() as AddressInfo).port;
  const elsewhere = () => `http://localhost:${port()}`;
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://page");
    const name = decodeURIComponent(pathname.replace("/media/", ""));
    const file = pathname.startsWith("/media/") ? media.get(name) : undefined;
    if (file !== undefined) return sendMedia(request, response, name, file, searchParams.has("cors"));
    const page = PAGES[pathname.slice(1)] ?? PAGES.same;
    const src = searchParams.get("src") ?? "";
    const body = page
      .replaceAll("ELSEWHERESRC", `${elsewhere()}${src}?x`)
      .replaceAll("ELSEWHERE", elsewhere())
      .replaceAll("SRC", src)
      .replaceAll("WIDTH", searchParams.get("width") ?? "640")
      .replaceAll("HEIGHT", searchParams.get("height") ?? "360");
    const scheme = searchParams.get("scheme") ?? "light";
    response.setHeader("content-type", "text/html; charset=utf-8").end(
      `<!doctype html><meta charset="utf-8"><title>A page that plays</title><style>:root{color-scheme:${scheme}}
        * { color: rgb(200, 0, 0); font-size: 31px !important; letter-spacing: 5px }</style><body>${body}</body>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = `http://127.0.0.1:${port()}`;
  return {
    address,
    elsewhere: elsewhere(),
    pageOf(kind, mediaName, more = {}) {
      const query = new URLSearchParams({ src: `/media/${mediaName}` });
      for (const [name, value] of Object.entries(more)) query.set(name, String(value));
      return `${address}/${kind}?${query}`;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function sendMedia(
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  file: string | Buffer,
  isShared: boolean,
): void {
  const size = typeof file === "string" ? statSync(file).size : file.length;
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "") ?? [];
  const start = Math.min(Number(from ?? 0), size - 1);
  const end = to ? Math.min(Number(to), size - 1) : size - 1;
  response.writeHead(from === undefined ? 200 : 206, {
    "content-type": MEDIA_TYPES[extname(name)] ?? "application/octet-stream",
    "content-length": end - start + 1,
    "accept-ranges": "bytes",
    ...(isShared ? { "access-control-allow-origin": "*" } : {}),
    ...(from === undefined ? {} : { "content-range": `bytes ${start}-${end}/${size}` }),
  });
  if (typeof file !== "string") {
    response.end(file.subarray(start, end + 1));
    return;
  }
  createReadStream(file, { start, end })
    .on("error", () => response.destroy())
    .pipe(response);
}
