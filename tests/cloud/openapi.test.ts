// The API's own description, asked of the real server process, and held against what that process really answers.
import { randomUUID } from "node:crypto";
import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import { makeLog } from "@sonica/cloud/src/context.ts";
import { makeApp } from "@sonica/cloud/src/http/app.ts";
import { Readiness } from "@sonica/cloud/src/http/readiness.ts";
import { CONSTELLATION_MEDIA_TYPE } from "@sonica/shared/src/api/contract.ts";
import { encodeConstellation } from "@sonica/shared/src/fingerprint/codec.ts";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listen } from "../shared/listen.ts";
import { part, silence } from "../shared/sounds.ts";
import { FIXTURE_RATE_HZ, fixturePath, fixtureTune } from "./support/fixtures.ts";
import { makeScratchFolder } from "./support/scratch-folder.ts";
import { type RunningMatcher, sonica, startMatcher } from "./support/sonica.ts";

interface ApiDocument {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
}

interface Operation {
  readonly responses: Record<string, { readonly content?: Record<string, object> }>;
}

describe("The API's description", () => {
  let folder: Awaited<ReturnType<typeof makeScratchFolder>>;
  let matcher: RunningMatcher;
  let document: ApiDocument;
  let id: string;
  let packId: string;
  let clip: Uint8Array<ArrayBuffer>;
  let quiet: Uint8Array<ArrayBuffer>;

  beforeAll(async () => {
    folder = await makeScratchFolder();
    const data = join(folder.path, "data");
    const song = join(folder.path, "song.mp3");
    await copyFile(fixturePath("pardes.mp3"), song);
    await writeFile(join(folder.path, "song.lrc"), "[00:01.50]पहली धार\n");
    const ingested = await sonica(["ingest", "--json", "--data-dir", data, song, fixturePath("jharna.flac")]);
    id = ingested
      .json<{ recordingId: string }>()
      .find((line) => JSON.stringify(line).includes("song.mp3"))!.recordingId;
    packId = (await sonica(["pack", "--json", "--data-dir", data])).json<{ id: string }>()[0].id;
    matcher = await startMatcher(["--data-dir", data]);
    document = (await (await fetch(`${matcher.address}/v1/openapi.json`)).json()) as ApiDocument;
    clip = encodeConstellation(await listen(part(fixtureTune(101), 3, 9, FIXTURE_RATE_HZ), FIXTURE_RATE_HZ));
    quiet = encodeConstellation(await listen(silence(6, FIXTURE_RATE_HZ), FIXTURE_RATE_HZ));
  });

  afterAll(async () => {
    await matcher?.stop();
    await folder.remove();
  });

  const constellation = (body: BodyInit) => ({
    method: "POST",
    headers: { "content-type": CONSTELLATION_MEDIA_TYPE },
    body,
  });

  const contribution = (body: unknown) => ({
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

  const song = () => ({
    recordingId: id,
    fromSeconds: 100,
    untilSeconds: 110,
    offsetSeconds: 2,
    speed: 1,
    pitchSemitones: 0,
  });

  /** Asks, and finds what the document says of this answer: which operation it is of, and what is wrong with it. */
  async function ask(template: string, address: string, init: RequestInit = {}) {
    const method = (init.method ?? "GET").toLowerCase();
    const response = await fetch(matcher.address + address, init);
    const mediaType = response.headers.get("content-type")?.split(";")[0] ?? "none";
    const described = document.paths[template]?.[method]?.responses[response.status]?.content;
    const key = Object.keys(described ?? {}).find(
      (each) => each === mediaType || each === mediaType.replace(/\/.*/, "/*"),
    );
    expect(key, `${method} ${address}: ${response.status} ${mediaType} is not in the document`).toBeDefined();
    const body = mediaType.endsWith("json") ? await response.json() : await response.arrayBuffer();
    const hasSchema = "schema" in (described?.[key!] ?? {});
    expect(hasSchema || !mediaType.endsWith("json") || template === "/v1/openapi.json").toBe(true);
    const place = [template, method, "responses", String(response.status), "content", key!, "schema"];
    return {
      operation: `${method} ${template}`,
      status: response.status,
      body,
      errors: hasSchema ? errorsOf(place, body) : [],
    };
  }

  function errorsOf(place: readonly string[], body: unknown): unknown[] {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    formats.default(ajv);
    const pointer = ["paths", ...place].map((step) =>
      encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1")),
    );
    const validate = ajv.addSchema(document, "api").getSchema(`api#/${pointer.join("/")}`);
    if (!validate) throw new Error(`The document has no schema at ${place.join(" ")}.`);
    validate(body);
    return validate.errors ?? [];
  }

  it("is OpenAPI 3.1", async () => {
    expect(await new Validator().validate({ ...document })).toEqual({ valid: true });
    expect(document.openapi).toBe("3.1.0");
  });

  it("has every route that is served, and no other", async () => {
    const app = makeApp({ readiness: new Readiness(), log: makeLog({ logLevel: "silent" }), corsOrigins: [] });
    const served = app.router.stack.flatMap(({ route }) =>
      route ? route.stack.flatMap(({ method }) => (method ? [`${method} ${route.path}`] : [])) : [],
    );
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`),
    );
    expect([...new Set(served)].sort()).toEqual(described.sort());
  });

  it("describes what each endpoint really answers", async () => {
    const hash = "ab".repeat(32);
    const answers = [
      await ask("/v1/identify", "/v1/identify", constellation(clip)),
      await ask("/v1/identify", "/v1/identify?explain=1", constellation(clip)),
      await ask("/v1/identify", "/v1/identify", constellation(quiet)),
      await ask("/v1/recordings/{id}", `/v1/recordings/${id}`),
      await ask("/v1/recordings/{id}/artwork", `/v1/recordings/${id}/artwork`),
      await ask("/v1/recordings/{id}/lyrics", `/v1/recordings/${id}/lyrics`),
      await ask("/v1/recordings/{id}/constellation", `/v1/recordings/${id}/constellation`),
      await ask("/v1/packs", "/v1/packs"),
      await ask("/v1/packs/{id}", `/v1/packs/${packId}`),
      await ask("/v1/search", "/v1/search?q=pardes&limit=1"),
      await ask("/v1/search", "/v1/search?limit=1"),
      await ask("/v1/suggest", "/v1/suggest?q=jha"),
      await ask("/v1/trending", "/v1/trending"),
      await ask("/v1/videos/{hash}", `/v1/videos/${hash}`, contribution({ songs: [song()] })),
      await ask("/v1/videos/{hash}", `/v1/videos/${hash.slice(0, 4)}`),
      await ask("/v1/openapi.json", "/v1/openapi.json"),
      await ask("/docs", "/docs"),
      await ask("/healthz", "/healthz"),
      await ask("/readyz", "/readyz"),
    ];
    for (const { operation, status, errors } of answers) {
      expect({ operation, status, errors }).toEqual({ operation, status: 200, errors: [] });
    }
    const verdicts = answers.slice(0, 3).map(({ body }) => body as { kind: string; explanation?: object });
    expect(verdicts.map(({ kind }) => kind)).toEqual(["match", "match", "unknown"]);
    expect(verdicts[1]?.explanation).toBeDefined();
    expect(answers.find(({ operation }) => operation === "get /v1/trending")?.body).toMatchObject({ songs: [{}] });
    expect(answers.find(({ operation }) => operation === "get /v1/videos/{hash}")?.body).toMatchObject({
      videos: [{}],
    });
    const asked = new Set(answers.map(({ operation }) => operation));
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect([...asked].sort()).toEqual(described.sort());
  });

  it("describes the part of a pack that is sent", async () => {
    const part = await ask("/v1/packs/{id}", `/v1/packs/${packId}`, { headers: { range: "bytes=100-" } });
    expect(part.status).toBe(206);
  });

  it("describes what is refused, with the codes of that endpoint", async () => {
    const unknown = randomUUID();
    const refused = {
      "constellation-not-recognised": await ask("/v1/identify", "/v1/identify", constellation("song please")),
      "body-empty": await ask("/v1/identify", "/v1/identify", constellation("")),
      "body-too-large": await ask("/v1/identify", "/v1/identify", constellation(new Uint8Array(65_537))),
      "unsupported-media-type": await ask("/v1/identify", "/v1/identify", contribution({})),
      "malformed-query": await ask("/v1/identify", "/v1/identify?explain=please", constellation(clip)),
      "malformed-id": await ask("/v1/recordings/{id}", "/v1/recordings/1"),
      "recording-not-found": await ask("/v1/recordings/{id}/artwork", `/v1/recordings/${unknown}/artwork`),
      "pack-not-found": await ask("/v1/packs/{id}", `/v1/packs/${unknown}`),
      "range-not-satisfiable": await ask("/v1/packs/{id}", `/v1/packs/${packId}`, {
        headers: { range: "bytes=999999999-" },
      }),
      "malformed-cursor": await ask("/v1/search", "/v1/search?cursor=abc"),
      "malformed-hash": await ask("/v1/videos/{hash}", "/v1/videos/xyz"),
      "malformed-contribution": await ask("/v1/videos/{hash}", `/v1/videos/${"ab".repeat(32)}`, contribution({})),
    };
    for (const [code, { errors, body }] of Object.entries(refused)) {
      expect({ errors, code: (body as { code: string }).code }).toEqual({ errors: [], code });
    }
  });

  it("would not fit an answer that says less, more, or something else", async () => {
    const { body } = await ask("/v1/recordings/{id}", `/v1/recordings/${id}`);
    const place = ["/v1/recordings/{id}", "get", "responses", "200", "content", "application/json", "schema"];
    const { title: _, ...untitled } = body as Record<string, unknown>;
    expect(errorsOf(place, untitled)).toHaveLength(1);
    expect(errorsOf(place, { ...(body as object), mood: "sad" })).toHaveLength(1);
    expect(errorsOf(place, { ...(body as object), id: "1" })).not.toEqual([]);
  });

  it("is a page too, which loads nothing and runs nothing", async () => {
    const response = await fetch(`${matcher.address}/docs`);
    const page = await response.text();
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
    expect(page).not.toMatch(/<script|src=|https?:|undefined|\[object/i);
    for (const path of Object.keys(document.paths)) expect(page).toContain(`<code>${path}</code>`);
    const links = [...page.matchAll(/href="([^"]*)"/g)].map(([, address]) => address!);
    const places = links.filter((address) => address !== "v1/openapi.json");
    expect(places.length).toBeGreaterThan(20);
    for (const place of places) expect(page).toContain(`id="${place.slice(1)}"`);
  });
});
