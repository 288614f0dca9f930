import { createHash } from "node:crypto";
import { encodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import { FINGERPRINT_VERSION } from "@sonica/shared/src/fingerprint/params.ts";
import { expect, it } from "vitest";
import { GOLDEN_SHA256_BY_RATE, goldenSound } from "../golden.ts";
import { listen } from "../listen.ts";

it.each([...GOLDEN_SHA256_BY_RATE])("gives the very bytes it always gave at %i Hz", async (rateHz, sha256) => {
  const bytes = encodeConstellation(await listen(goldenSound(rateHz), rateHz));
  expect(bytes.length).toBeGreaterThan(700);
  expect(FINGERPRINT_VERSION).toBe(3);
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
});
