// A PulseAudio of our own with a sink that leads nowhere: without a sound device Firefox starts no AudioContext. What was
// played into it can be recorded, so that a test hears what a person would.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** It is there within this even on a busy machine, ms. */
const START_TIMEOUT_MS = 20_000;
const POLL_MS = 50;

export class NullSink {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    /** What a program needs to play into it. */
    readonly env: Readonly<Record<string, string>>,
  ) {}

  static async start(): Promise<NullSink> {
    // Not in the checkout: its path may hold a space, which module arguments cannot, and a socket's is at most 107 bytes.
    const folder = mkdtempSync(join(tmpdir(), "sonica-pulse-"));
    const socket = join(folder, "native");
    const modules = [
      "module-null-sink sink_name=nowhere",
      `module-native-protocol-unix socket=${socket} auth-anonymous=1`,
    ];
    const own = { HOME: folder, XDG_RUNTIME_DIR: folder, PULSE_RUNTIME_PATH: folder, PULSE_STATE_PATH: folder };
    const child = spawn(
      "pulseaudio",
      [
        "-n",
        "--daemonize=no",
        "--use-pid-file=no",
        "--exit-idle-time=-1",
        ...modules.flatMap((module) => ["-L", module]),
      ],
      { env: { ...process.env, ...own }, stdio: "ignore" },
    );
    const sink = new NullSink(child, folder, { PULSE_SERVER: `unix:${socket}` });
    const deadline = performance.now() + START_TIMEOUT_MS;
    while (!existsSync(socket)) {
      if (performance.now() > deadline || child.exitCode !== null) {
        sink.stop();
        throw new Error("PulseAudio does not start.");
      }
      await wait(POLL_MS);
    }
    return sink;
  }

  /** Root mean square of what is played during so many seconds, full scale 1. */
  async loudness(seconds: number): Promise<number> {
    const child = spawn(
      "parec",
      ["--device=nowhere.monitor", "--format=float32le", "--rate=16000", "--channels=1", "--raw"],
      {
        env: { ...process.env, ...this.env },
        stdio: ["ignore", "pipe", "ignore"],
      },
    );
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    await wait(seconds * 1000);
    child.kill();
    const bytes = Buffer.concat(chunks);
    const samples = new Float32Array(bytes.length >> 2);
    for (let i = 0; i < samples.length; i++) samples[i] = bytes.readFloatLE(4 * i);
    return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
  }

  stop(): void {
    this.child.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
