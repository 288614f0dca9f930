// What Mozilla's own linter says of the Firefox build, as the add-on store would.
import { createInstance } from "addons-linter";
import { expect, it } from "vitest";
import { FIREFOX_EXTENSION_DIR } from "../setup/paths.mjs";

/** Warnings that stand, and why. Any other fails the test. */
const JUSTIFIED = [
  // React DOM and the polyfill of Parcel's runtime assign innerHTML; nothing of ours does.
  "UNSAFE_VAR_ASSIGNMENT",
  // chrome.dom, sidePanel and tabCapture are looked for before they are used: the Chromium build shares these files.
  "UNSUPPORTED_API",
];

interface Report {
  readonly errors: readonly { readonly code: string; readonly message: string }[];
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

it("has no errors, and no warnings but those that are known and justified", { timeout: 120_000 }, async () => {
  const linter = createInstance({
    config: {
      _: [FIREFOX_EXTENSION_DIR],
      logLevel: "fatal",
      stack: false,
      pretty: false,
      warningsAsErrors: false,
      metadata: false,
      output: "none",
      boring: true,
      selfHosted: false,
      shouldScanFile: () => true,
    },
    runAsBinary: false,
  });
  const { errors, warnings } = (await linter.run()) as Report;
  expect(errors).toEqual([]);
  expect(warnings.filter(({ code }) => !JUSTIFIED.includes(code))).toEqual([]);
});
