import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const PAGE = `<!doctype html><meta charset="utf-8"><title>सावन के सदाबहार गीत: एक मधुर शाम</title>
<link rel="icon" href="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><circle cx='8' cy='8' r='8' fill='seagreen'/></svg>">
<script>
  function play() {
    const context = new AudioContext();
    const tone = new OscillatorNode(context, { frequency: 330 });
    tone.connect(context.destination);
    tone.start();
  }
</script>`;

/** A page that is silent until its play() is called. */
export async function servePage(): Promise<{ address: string; close: () => void }> {
  const server = createServer((_, response) => response.setHeader("content-type", "text/html").end(PAGE));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
