import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cruise, cruise, FOLDERS, ROOT } from "./cruise.ts";
import { PLANTS, SOIL } from "./plants.ts";

const { forbidden } = createRequire(import.meta.url)(`${ROOT}.dependency-cruiser.cjs`) as {
  forbidden: readonly { readonly name: string; readonly severity: string }[];
};

describe("the import rules", () => {
  it("are all planted against, and all stop the check", () => {
    expect(new Set(PLANTS.map(({ rule }) => rule))).toEqual(new Set(forbidden.map(({ name }) => name)));
    expect(forbidden.every(({ severity }) => severity === "error")).toBe(true);
  });

  describe("in a tree with planted violations", () => {
    let tree: string;
    let found: Cruise;

    beforeAll(async () => {
      mkdirSync(join(ROOT, ".cache"), { recursive: true });
      tree = mkdtempSync(join(ROOT, ".cache/import-rules-"));
      for (const name of [".dependency-cruiser.cjs", "tsconfig.json", "package.json"]) {
        copyFileSync(join(ROOT, name), join(tree, name));
      }
      for (const [file, text] of [...Object.entries(SOIL), ...PLANTS.map(({ file, text }) => [file, text] as const)]) {
        mkdirSync(dirname(join(tree, file)), { recursive: true });
        writeFileSync(join(tree, file), `${text}\n`);
      }
      symlinkSync(join(ROOT, "node_modules/typescript"), join(tree, "node_modules/typescript"), "dir");
      found = await cruise(tree);
    }, 60_000);

    afterAll(() => rmSync(tree, { recursive: true, force: true }));

    it.each(PLANTS)("$rule is reported for $file", ({ rule, file }) => {
      expect(found.violations).toContainEqual(expect.objectContaining({ rule, from: file }));
    });

    it("leave alone what is allowed", () => {
      const planted = new Set(PLANTS.map(({ file }) => file));
      expect(found.violations.filter(({ from }) => !planted.has(from))).toEqual([]);
    });
  });

  describe("in this checkout", () => {
    let found: Cruise;

    beforeAll(async () => {
      found = await cruise(ROOT);
    }, 100_000);

    it("are kept", () => {
      expect(found.violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`)).toEqual([]);
    });

    // A parser that cannot read TypeScript reports no violation at all, because it reads no file.
    it("were checked against every part of it", () => {
      expect(found.files.length).toBeGreaterThan(150);
      for (const folder of FOLDERS) {
        const files = found.files.filter((file) => file.startsWith(`${folder}/`) && /\.tsx?$/.test(file));
        expect(files.length, folder).toBeGreaterThan(20);
      }
      expect(found.files).toContain("shared/assembly/index.ts");
    });
  });
});
