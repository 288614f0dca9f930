// Makes tests/cloud/fixtures: one seeded tune per format, encoded by ffmpeg with tags. They are committed, because a
// machine that runs the tests may have no ffmpeg. Run with: npx tsx tests/cloud/support/make-fixtures.ts
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FIXTURE_RATE_HZ, FIXTURES, fixtureTune } from "./fixtures.ts";
import { wavBytes } from "./wav.ts";

const folder = mkdtempSync(join(tmpdir(), "sonica-fixtures-"));
try {
  const cover = join(folder, "cover.png");
  ffmpeg("-f", "lavfi", "-i", "color=c=purple:s=16x16:d=1", "-frames:v", "1", cover);
  for (const { file, seed, codec, hasCover, tags } of FIXTURES) {
    const wav = join(folder, "tune.wav");
    writeFileSync(wav, wavBytes(fixtureTune(seed), FIXTURE_RATE_HZ));
    ffmpeg(
      ...[
        "-i",
        wav,
        ...(hasCover ? ["-i", cover, "-map", "0:a", "-map", "1:v", "-disposition:v", "attached_pic"] : []),
      ],
      ...["-c:a", ...codec, ...Object.entries(tags).flatMap(([name, value]) => ["-metadata", `${name}=${value}`])],
      ...["-fflags", "+bitexact", "-flags:a", "+bitexact"],
      fileURLToPath(new URL(`../fixtures/${file}`, import.meta.url)),
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}

function ffmpeg(...args: string[]): void {
  execFileSync("ffmpeg", ["-v", "error", "-y", ...args]);
}
