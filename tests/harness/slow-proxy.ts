// Stands between the extension and a matcher: paces what comes back and counts it, so that a test can cut in.
import { request as ask, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Transform } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";

export interface SlowProxy {
  readonly address: string;
  readonly requests: readonly {
    readonly method: string | undefined;
    readonly path: string;
    readonly range: string | undefined;
    /** Of the body that was sent. */
    readonly bytes: number;
  }[];
  /** Bytes of bodies passed on. */
  bytes(): number;
  stop(): Promise<void>;
}

/** @param target address of the matcher, which may come and go. */
export async function slowProxy(target: string, bytesPerSecond: number): Promise<SlowProxy> {
  const requests: { method: string | undefined; path: string; range: string | undefined; bytes: number }[] = [];
  let bytes = 0;
  const server = createServer((request, response) => {
    const sent = Number(request.headers["content-length"] ?? 0);
    requests.push({ method: request.method, path: request.url ?? "", range: request.headers.range, bytes: sent });
    const paced = new Transform({
      async transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        await wait((1000 * chunk.length) / bytesPerSecond);
        done(null, chunk);
      },
    });
    const onward = ask(target + request.url, { method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on("error", () => response.destroy()).on("aborted", () => response.destroy());
      answer.pipe(paced).pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    bytes: () => bytes,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
