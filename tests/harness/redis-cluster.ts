// A real Redis Cluster on this machine: masters without replicas, nothing on disk.
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freeAddress } from "./free-address.ts";

const SLOTS = 16_384;
const START_MS = 20_000;

/** Whether `redis-server` and `redis-cli` are installed: Debian package redis-server, which tests/setup installs. */
export const hasRedis = (): boolean =>
  ["redis-server", "redis-cli"].every((name) => spawnSync(name, ["--version"]).status === 0);

export interface RedisNodes {
  readonly urls: readonly string[];
  /** Ends a node without a word, as a crash does. */
  kill(node: number): Promise<void>;
  /** Bytes that the nodes hold, as they say themselves. */
  usedBytes(): number;
  stop(): Promise<void>;
}

export async function startRedisCluster(nodes: number, folder: string): Promise<RedisNodes> {
  const ports = await Promise.all(
    Array.from({ length: nodes * 2 }, async () => Number(new URL(await freeAddress()).port)),
  );
  const servers = Array.from({ length: nodes }, (_, i) =>
    startNode(ports[2 * i], ports[2 * i + 1], join(folder, `${i}`)),
  );
  const masters = servers.map(({ port }) => port);
  await until(() => masters.every((port) => cli(port, "ping") === "PONG"));
  for (const [i, port] of masters.entries()) {
    const first = Math.floor((i * SLOTS) / nodes);
    cli(port, "cluster", "addslotsrange", String(first), String(Math.floor(((i + 1) * SLOTS) / nodes) - 1));
    cli(masters[0], "cluster", "meet", "127.0.0.1", String(port), String(ports[2 * i + 1]));
  }
  await until(() =>
    masters.every((port) => {
      const info = cli(port, "cluster", "info");
      return info.includes("cluster_state:ok") && info.includes(`cluster_known_nodes:${nodes}`);
    }),
  );
  const end = async ({ process }: { process: ChildProcess }, signal: NodeJS.Signals) => {
    if (process.exitCode !== null || process.signalCode !== null) return;
    process.kill(signal);
    await once(process, "exit");
  };
  return {
    urls: masters.map((port) => `redis://127.0.0.1:${port}`),
    kill: (node) => end(servers[node], "SIGKILL"),
    usedBytes: () =>
      masters.reduce((sum, port) => sum + Number(/used_memory:(\d+)/.exec(cli(port, "info", "memory"))?.[1]), 0),
    stop: async () => {
      await Promise.all(servers.map((server) => end(server, "SIGKILL")));
    },
  };
}

function startNode(port: number, busPort: number, directory: string) {
  mkdirSync(directory, { recursive: true });
  const settings = {
    port,
    "cluster-port": busPort,
    bind: "127.0.0.1",
    dir: directory,
    save: "",
    appendonly: "no",
    "cluster-enabled": "yes",
    "cluster-node-timeout": 1000,
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return { port, process: spawn("redis-server", args, { stdio: "ignore" }) };
}

function cli(port: number, ...command: string[]): string {
  try {
    return execFileSync("redis-cli", ["-p", String(port), ...command], { encoding: "utf8", stdio: "pipe" }).trim();
  } catch {
    return "";
  }
}

async function until(isSo: () => boolean): Promise<void> {
  const deadline = performance.now() + START_MS;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error(`The Redis cluster did not form within ${START_MS} ms.`);
    await wait(100);
  }
}
