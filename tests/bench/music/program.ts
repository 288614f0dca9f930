// Runs a program on bytes. Nothing goes through a shell.
import { spawn } from "node:child_process";

/** Longest part of a program's complaint that is repeated, characters. */
const MAX_COMPLAINT = 400;

/** What a program writes to stdout when it reads `input`. @throws Error with its complaint when it fails */
export function run(program: string, args: readonly string[], input?: Uint8Array, cwd?: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: ["pipe", "pipe", "pipe"] });
    const output: Buffer[] = [];
    let complaint = "";
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      if (complaint.length < MAX_COMPLAINT) complaint += text;
    });
    // A program that has read enough closes its end; its exit code says whether all is well.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    child.on("error", (cause) => reject(new Error(`${program} cannot be started.`, { cause })));
    child.on("close", (code) => {
      if (code === 0) resolve(Buffer.concat(output));
      else reject(new Error(`${program} ${args.join(" ")} failed (${code}): ${complaint.slice(0, MAX_COMPLAINT)}`));
    });
  });
}
