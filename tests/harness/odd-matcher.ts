// A server where a matcher should be: it answers every question as it is told to.
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

export interface OddMatcher {
  readonly address: string;
  stop(): void;
}

export async function serveOddly(answer: RequestListener): Promise<OddMatcher> {
  const server = createServer((request, response) => {
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "*");
    if (request.method === "OPTIONS") response.writeHead(204).end();
    else answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
