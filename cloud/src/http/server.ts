import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { Failure } from "../failures.ts";

/** A client that sends its request slower than this is cut off, milliseconds. */
const REQUEST_TIMEOUT_MS = 15_000;

/** How long open requests may take to end at shutdown, milliseconds. */
const DRAIN_MS = 5_000;

export interface RunningServer {
  /** Such as http://127.0.0.1:8417. */
  readonly address: string;
  /** Answers what was asked already, then closes every connection. */
  close(): Promise<void>;
}

export async function listen(app: RequestListener, options: { host: string; port: number }): Promise<RunningServer> {
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: REQUEST_TIMEOUT_MS }, app);
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explained(error, options)));
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(":") ? `[${options.host}]` : options.host;
  return {
    address: `http://${host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
        server.close(() => {
          clearTimeout(late);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

const explained = (error: NodeJS.ErrnoException, { host, port }: { host: string; port: number }): Error =>
  error.code === "EADDRINUSE"
    ? new Failure("port-in-use", `Port ${port} on ${host} is taken by another program.`, { cause: error })
    : new Failure("bad-config", `Cannot listen on ${host}:${port}: ${error.message}`, { cause: error });
