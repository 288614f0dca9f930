// @vitest-environment node
import { refusalOf } from "@sonica/extension/src/background/refusal.ts";
import { troubleOf } from "@sonica/extension/src/background/trouble.ts";
import { type FailureCode, remedies } from "@sonica/extension/src/failures.ts";
import { wordsOf } from "@sonica/extension/src/words/words.ts";
import { ApiError, type ApiErrorCode } from "@sonica/shared/src/api/client.ts";
import { ProblemCode } from "@sonica/shared/src/api/contract.ts";
import { describe, expect, it, vi } from "vitest";

describe("the failure table", () => {
  it.each(Object.entries(wordsOf("en").failures))(
    "says of %s what happened, why, and one thing to do",
    (code, failure) => {
      expect(failure.title).toMatch(/^[A-Z].*[^.]$/);
      expect(failure.cause).toMatch(/^[A-Z].*\.$/);
      const isSentence = failure.next.endsWith(".") || failure.next === "Correct the address";
      expect(isSentence).toBe(remedies[code as FailureCode] === "none");
    },
  );

  it("has words for everything the matcher's client can throw", () => {
    const codes: ApiErrorCode[] = [...ProblemCode.options, "unreachable", "timed-out", "bad-answer"];
    for (const code of codes) expect(remedies).toHaveProperty(troubleOf(new ApiError(code, "")).code);
  });
});

it("asks again after what may pass, and not after what will not", () => {
  const isFatal = (code: ApiErrorCode) => troubleOf(new ApiError(code, "")).isFatal;
  expect(["unreachable", "timed-out", "not-ready", "internal"].map((code) => isFatal(code as ApiErrorCode))).toEqual(
    Array(4).fill(false),
  );
  expect(isFatal("bad-answer")).toBe(true);
  expect(isFatal("constellation-version")).toBe(true);
});

it("blames no server for a fault of our own", () => {
  const onError = vi.spyOn(console, "error").mockImplementation(() => {});
  expect(troubleOf(new TypeError("x is not a function"))).toEqual({ code: "engine-failed", isFatal: true });
  expect(onError).toHaveBeenCalledOnce();
  onError.mockRestore();
});

it("knows the browser's sentences for a refused capture", () => {
  expect(refusalOf("Error: Cannot capture a tab with an active stream.")).toBe("tab-captured-elsewhere");
  expect(
    refusalOf(
      "Extension has not been invoked for the current page (see activeTab permission). Chrome pages cannot be captured.",
    ),
  ).toBe("click-needed");
  expect(refusalOf("Error starting tab capture")).toBe("capture-refused");
});
