import { join } from "node:path";
import { CONSTELLATION_MEDIA_TYPE, Verdict } from "@sonica/shared/src/api/contract.ts";
import { encodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listen } from "../shared/listen.ts";
import { concatenated, louder, part, tune, withNoise } from "../shared/sounds.ts";
import { makeScratchFolder } from "./support/scratch-folder.ts";
import { matcherForTest, sonica } from "./support/sonica.ts";
import { writeWav } from "./support/wav.ts";

const RATE_HZ = 16_000;

/** The song, an edit of it that begins later, and another song that quotes ten seconds of it. */
const song = tune(301, 44, RATE_HZ);
const edit = louder(withNoise(part(song, 9, 44, RATE_HZ), 1, 25), -4);
const quoting = concatenated(tune(302, 20, RATE_HZ), part(song, 14, 26, RATE_HZ), tune(303, 12, RATE_HZ));

describe("relatives", () => {
  let folder: Awaited<ReturnType<typeof makeScratchFolder>>;
  let at: { cwd: string };

  beforeAll(async () => {
    folder = await makeScratchFolder();
    at = { cwd: folder.path };
    const files = {
      "Song.wav": song,
      "Edit.wav": edit,
      "Quoting.wav": quoting,
      "Stranger.wav": tune(304, 40, RATE_HZ),
    };
    for (const [name, samples] of Object.entries(files)) await writeWav(join(folder.path, name), samples, RATE_HZ);
    const ingested = await sonica(["ingest", "--data-dir", "data", ...Object.keys(files)], at);
    expect(ingested.stderr).toContain("4 added");
  });

  afterAll(() => folder.remove());

  async function ask(samples: Float32Array): Promise<Verdict> {
    const { address } = await matcherForTest(["--data-dir", "data"], at);
    const response = await fetch(`${address}/v1/identify`, {
      method: "POST",
      headers: { "content-type": CONSTELLATION_MEDIA_TYPE },
      body: encodeConstellation(await listen(samples, RATE_HZ)),
    });
    return Verdict.parse(await response.json());
  }

  const alsoOn = (verdict: Verdict) =>
    verdict.kind === "match"
      ? (verdict.match.alsoOn ?? []).map(({ kind, recording }) => `${kind} ${recording.title.latin}`).sort()
      : verdict.kind;

  it("of a match are told with it, and not as its rivals", async () => {
    const verdict = await ask(part(song, 32, 37, RATE_HZ));
    expect(verdict.kind).toBe("match");
    if (verdict.kind !== "match") return;
    const { title } = verdict.match.recording;
    expect(["Song", "Edit"]).toContain(title.latin);
    expect(alsoOn(verdict)).toContain(`version ${title.latin === "Song" ? "Edit" : "Song"}`);
    expect(verdict.candidates.map(({ recording }) => recording.title.latin)).not.toContain(
      title.latin === "Song" ? "Edit" : "Song",
    );
  });

  it("are versions only when nearly all is shared: who quotes a passage shares a passage", async () => {
    expect(alsoOn(await ask(part(quoting, 4, 9, RATE_HZ)))).toEqual(["passage Edit", "passage Song"]);
  });

  it("are none where nothing is shared", async () => {
    expect(alsoOn(await ask(part(tune(304, 40, RATE_HZ), 10, 15, RATE_HZ)))).toEqual([]);
  });
});
