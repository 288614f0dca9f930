// For each import rule the imports that break it, and imports that look alike and are allowed.

export interface Plant {
  readonly rule: string;
  readonly file: string;
  readonly text: string;
}

export const PLANTS: readonly Plant[] = [
  { rule: "no-cycles", file: "shared/src/text/egg.ts", text: 'import "./hen.ts";' },
  { rule: "engine-imports-parameters-only", file: "shared/assembly/a.ts", text: 'import "../src/fingerprint/units";' },
  { rule: "matching-core-is-pure", file: "shared/src/match/to-file.ts", text: 'import "node:fs";' },
  { rule: "matching-core-is-pure", file: "shared/src/match/to-package.ts", text: 'import * as z from "zod"; z.int();' },
  {
    rule: "matching-core-is-pure",
    file: "shared/src/match/to-api.ts",
    text: 'import type {} from "../api/contract.ts";',
  },
  { rule: "matching-core-is-pure", file: "shared/src/fingerprint/later.ts", text: 'await import("../node/load.ts");' },
  {
    rule: "extension-and-cloud-meet-in-shared",
    file: "extension/src/a.ts",
    text: 'import "../../cloud/src/config.ts";',
  },
  {
    rule: "extension-and-cloud-meet-in-shared",
    file: "cloud/src/a.ts",
    text: 'import "../../extension/src/messages.ts";',
  },
  {
    rule: "extension-and-cloud-meet-in-shared",
    file: "cloud/src/b.ts",
    text: 'import "../../tests/signals/random.ts";',
  },
  {
    rule: "scripts-in-text-only",
    file: "shared/src/match/to-scripts.ts",
    text: 'import s from "@indic-transliteration/sanscript"; s.t();',
  },
  { rule: "worklet-imports-nothing", file: "extension/src/worklet/a.ts", text: 'import "../messages.ts";' },
  {
    rule: "look-and-words-know-no-room",
    file: "extension/src/ui/a.tsx",
    text: 'import "../popup/popup.tsx";',
  },
  {
    rule: "popup-imports-no-other-context",
    file: "extension/src/popup/a.tsx",
    text: 'import "../background/index.ts";',
  },
  {
    rule: "popup-imports-no-other-context",
    file: "extension/src/popup/b.tsx",
    text: 'import type {} from "../worker/w.ts";',
  },
  { rule: "page-imports-little", file: "extension/src/page/a.ts", text: 'import "../messages.ts";' },
  { rule: "drivers-in-adapters-only", file: "cloud/src/routes/a.ts", text: 'import pg from "pg"; new pg.Pool();' },
  {
    rule: "search-server-in-its-adapter",
    file: "cloud/src/routes/b.ts",
    text: 'import { Meilisearch } from "meilisearch"; new Meilisearch();',
  },
  {
    rule: "redis-in-its-adapter-only",
    file: "cloud/src/routes/c.ts",
    text: 'import { Cluster } from "ioredis"; new Cluster([]);',
  },
  { rule: "shared-stands-alone", file: "shared/src/api/a.ts", text: 'import "../../../cloud/src/config.ts";' },
  {
    rule: "shared-stands-alone",
    file: "shared/src/api/b.ts",
    text: 'import type {} from "../../../extension/src/messages.ts";',
  },
];

/** What the plants import, and what is allowed. */
export const SOIL: Readonly<Record<string, string>> = {
  "shared/src/fingerprint/params.ts": "export const X = 1;",
  "shared/src/fingerprint/units.ts": 'import "./params.ts";',
  "shared/assembly/index.ts": 'import "../src/fingerprint/params";',
  "shared/src/match/matcher.ts": 'import "../fingerprint/units.ts";',
  "shared/src/api/contract.ts": 'import * as z from "zod"; z.int();',
  // a cycle is reported once, for the first of its files
  "shared/src/text/hen.ts": 'import type { Egg } from "./egg.ts"; export type Hen = Egg;',
  "shared/src/node/load.ts": 'import "node:fs";',
  "cloud/src/config.ts": 'import "../../shared/src/api/contract.ts";',
  "cloud/src/storage/database.ts": 'import pg from "pg"; new pg.Pool();',
  "cloud/src/context.ts": 'import pg from "pg"; new pg.Pool();',
  "extension/src/messages.ts": 'import "../../shared/src/match/matcher.ts";',
  "extension/src/background/index.ts": 'import "../messages.ts"; import "../worker/w.ts";',
  "extension/src/worker/w.ts": "export {};",
  "extension/src/worklet/tap.ts": "export {};",
  "extension/src/popup/popup.tsx": 'import "../messages.ts";',
  "tests/signals/random.ts": 'import "../../cloud/src/config.ts"; import "../../extension/src/messages.ts";',
  "node_modules/pg/package.json": '{ "name": "pg", "main": "index.js" }',
  "node_modules/pg/index.js": "module.exports = {};",
  "shared/src/text/romanise.ts": 'import s from "@indic-transliteration/sanscript"; s.t();',
  "node_modules/@indic-transliteration/sanscript/package.json":
    '{ "name": "@indic-transliteration/sanscript", "main": "index.js" }',
  "node_modules/@indic-transliteration/sanscript/index.js": "module.exports = {};",
  "cloud/src/search/meilisearch-engine.ts": 'import { Meilisearch } from "meilisearch"; new Meilisearch();',
  "node_modules/meilisearch/package.json": '{ "name": "meilisearch", "main": "index.js" }',
  "node_modules/meilisearch/index.js": "module.exports = {};",
  "cloud/src/redis/cluster.ts": 'import { Cluster } from "ioredis"; new Cluster([]);',
  "node_modules/ioredis/package.json": '{ "name": "ioredis", "main": "index.js" }',
  "node_modules/ioredis/index.js": "module.exports = {};",
  "node_modules/zod/package.json": '{ "name": "zod", "main": "index.js" }',
  "node_modules/zod/index.js": "module.exports = {};",
};
