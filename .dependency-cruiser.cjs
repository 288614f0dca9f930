/** The import rules of the house. tests/rules plants a violation of each and expects it to be found. */
const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

const SANSCRIPT = "(^|/)node_modules/@indic-transliteration/";

module.exports = {
  forbidden: [
    rule("no-cycles", "Two files that need each other are one idea, or three.", {}, { circular: true }),
    rule(
      "engine-imports-parameters-only",
      "The WASM engine is built from its own folder and the shared numbers.",
      { path: "^shared/assembly" },
      { pathNot: ["^shared/assembly", "^shared/src/fingerprint/params\\.ts$"] },
    ),
    rule(
      "matching-core-is-pure",
      "fingerprint, match and timeline run in every context: no database, HTTP, clock, file or browser API, no package.",
      { path: "^shared/src/(fingerprint|match|text|timeline)/" },
      { pathNot: ["^shared/src/(fingerprint|match|text|timeline)/", SANSCRIPT] },
    ),
    rule(
      "scripts-in-text-only",
      "Transliteration is a pure package of tables, for the text room.",
      { path: "^(shared|cloud|extension)/", pathNot: "^shared/src/text/" },
      { path: SANSCRIPT },
    ),
    rule(
      "extension-and-cloud-meet-in-shared",
      "They run on different machines.",
      { path: "^(extension|cloud)/" },
      { path: "^(extension|cloud|tests)/", pathNot: "^$1/" },
    ),
    rule(
      "worklet-imports-nothing",
      "The audio thread loads one small file.",
      { path: "^extension/src/worklet/" },
      { pathNot: "^extension/src/worklet/" },
    ),
    rule(
      "popup-imports-no-other-context",
      "Contexts talk by messages.",
      { path: "^extension/src/popup/" },
      { path: "^extension/src/(background|offscreen|worklet|worker|page|page-main)/" },
    ),
    rule(
      "look-and-words-know-no-room",
      "Popup, side panel and pages share them; the words go into content scripts too.",
      { path: "^extension/src/(ui|words)/" },
      { path: "^extension/src/(popup|sidepanel|tabs|background|offscreen|worklet|worker|page|page-main)/" },
    ),
    rule(
      "page-imports-little",
      "What is put into other people's pages is small, and holds nothing of the extension but words and formats.",
      { path: "^extension/src/page(-main)?/" },
      { pathNot: "^extension/src/(page(-main)?/|page-messages\\.ts$|pcm-text\\.ts$|video-id\\.ts$)" },
    ),
    rule(
      "drivers-in-adapters-only",
      "Database drivers appear in storage and in context, which makes clients.",
      { path: "^cloud/src/", pathNot: "^cloud/src/(storage/|context\\.ts$)" },
      { path: "(^|/)node_modules/(pg|@electric-sql)/" },
    ),
    rule(
      "search-server-in-its-adapter",
      "Meilisearch's client appears in its adapter alone.",
      { path: "^cloud/src/", pathNot: "^cloud/src/search/meilisearch-" },
      { path: "(^|/)node_modules/meilisearch/" },
    ),
    rule(
      "redis-in-its-adapter-only",
      "Redis Cluster is one of two indexes behind the postings port.",
      { path: "^cloud/src/", pathNot: "^cloud/src/redis/cluster\\.ts$" },
      { path: "(^|/)node_modules/(ioredis|redis)/" },
    ),
    rule(
      "shared-stands-alone",
      "shared knows neither side.",
      { path: "^shared/" },
      { path: "^(extension|cloud|tests)/" },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(build|\\.plasmo|\\.cache)/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js"],
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default"],
    },
  },
};
