// The only file that reads the environment. Flags win over variables, variables over defaults.
import { availableParallelism } from "node:os";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { Failure } from "./failures.ts";

const CHECKOUT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

const Port = z.coerce.number().int().min(0).max(65535);
const Workers = z.coerce.number().int().min(1).max(64);
const Origins = z.string().transform((list, context) => {
  const origins = list
    .split(",")
    .map((origin) => origin.trim())
    .filter(Boolean);
  for (const origin of origins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      context.addIssue({
        code: "custom",
        message: `"${origin}" is not an origin such as https://example.org`,
      });
    }
  }
  return origins;
});

const RedisUrls = z.string().transform((list, context) => {
  const urls = list.split(",").map((url) => url.trim());
  for (const url of urls) {
    if (URL.canParse(url) && /^rediss?:$/.test(new URL(url).protocol)) continue;
    context.addIssue({ code: "custom", message: `"${url}" is not an address such as redis://10.0.0.1:6379` });
  }
  return urls;
});

const Settings = z.object({
  MEILI_API_KEY: z.string().min(1).optional(),
  MEILI_INDEX: z
    .string()
    .regex(/^[\w-]{1,100}$/, "takes letters, digits, - and _")
    .default("sonica-songs"),
  MEILI_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_CLUSTER_URLS: RedisUrls.optional(),
  SONICA_CORS_ORIGINS: Origins.default([]),
  SONICA_DATA_DIR: z.string().min(1).default(resolve(CHECKOUT, ".data")),
  SONICA_FFMPEG: z.string().min(1).default("ffmpeg"),
  SONICA_HOST: z.string().min(1).default("127.0.0.1"),
  SONICA_LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
  SONICA_PORT: Port.default(8417),
  SONICA_SEARCH_THREADS: Workers.default(availableParallelism()),
  SONICA_WORKERS: Workers.default(availableParallelism()),
});

/** What the command line may set; every one has a variable of the same meaning, given in FLAG_VARIABLES. */
export interface Flags {
  readonly dataDir?: string;
  readonly host?: string;
  readonly port?: string;
  readonly workers?: string;
}

const FLAG_VARIABLES = {
  dataDir: "SONICA_DATA_DIR",
  host: "SONICA_HOST",
  port: "SONICA_PORT",
  workers: "SONICA_WORKERS",
} as const;

export interface Config {
  /** Folder that relative paths on the command line start from. */
  readonly callerDirectory: string;
  readonly dataDir: string;
  /** Real PostgreSQL; without it the embedded database in `dataDir` is used. */
  readonly databaseUrl: string | undefined;
  /** A Meilisearch server that searches songs instead of Postgres. */
  readonly searchServer:
    | { readonly url: string; readonly apiKey: string | undefined; readonly index: string }
    | undefined;
  /** Nodes of a Redis Cluster to search in; without them segments in memory are searched. */
  readonly redisUrls: readonly string[] | undefined;
  readonly host: string;
  readonly port: number;
  /** Web pages that may ask the matcher, besides browser extensions. */
  readonly corsOrigins: readonly string[];
  readonly logLevel: "silent" | "error" | "warn" | "info" | "debug";
  /** Name or path of ffmpeg; "none" decodes with the bundled decoders alone. */
  readonly ffmpeg: string;
  /** Files decoded at the same time. */
  readonly workers: number;
  /** Clips searched for at the same time; they share the index. */
  readonly searchThreads: number;
}

/** `npm run sonica` moves to the checkout and leaves the caller's folder in INIT_CWD; other scripts' INIT_CWD is not ours. */
const callerDirectory = (): string =>
  process.env.npm_lifecycle_event === "sonica" ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd();

export function loadConfig(flags: Flags = {}): Config {
  const given: Record<string, string | undefined> = { ...process.env };
  for (const [flag, variable] of Object.entries(FLAG_VARIABLES)) {
    const value = flags[flag as keyof Flags];
    if (value !== undefined) given[variable] = value;
  }
  const parsed = Settings.safeParse(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== "")));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Failure("bad-config", `${String(issue?.path[0])}: ${issue?.message}`);
  }
  const settings = parsed.data;
  const from = callerDirectory();
  return {
    callerDirectory: from,
    dataDir: resolve(from, settings.SONICA_DATA_DIR),
    databaseUrl: settings.DATABASE_URL,
    searchServer:
      settings.MEILI_URL === undefined
        ? undefined
        : { url: settings.MEILI_URL, apiKey: settings.MEILI_API_KEY, index: settings.MEILI_INDEX },
    redisUrls: settings.REDIS_CLUSTER_URLS,
    host: settings.SONICA_HOST,
    port: settings.SONICA_PORT,
    corsOrigins: settings.SONICA_CORS_ORIGINS,
    logLevel: settings.SONICA_LOG_LEVEL,
    ffmpeg: settings.SONICA_FFMPEG,
    workers: settings.SONICA_WORKERS,
    searchThreads: settings.SONICA_SEARCH_THREADS,
  };
}
