import cors from "cors";
import type { RequestHandler } from "express";

const EXTENSION_ORIGIN = /^(chrome|moz)-extension:\/\/[\w-]+$/;

/** Seconds a browser may remember a preflight's answer. */
const PREFLIGHT_AGE_SECONDS = 600;

/** Browser extensions and configured pages may ask from a browser; other pages get no CORS header. */
export const allowOrigins = (origins: readonly string[]): RequestHandler =>
  cors({
    origin: (origin, decide) =>
      decide(null, origin !== undefined && (EXTENSION_ORIGIN.test(origin) || origins.includes(origin))),
    methods: ["GET", "POST"],
    // With the last two a download goes on where it broke off.
    allowedHeaders: ["Content-Type", "Range", "If-Range"],
    exposedHeaders: ["X-Request-Id", "Retry-After", "ETag", "Content-Range"],
    maxAge: PREFLIGHT_AGE_SECONDS,
  });
