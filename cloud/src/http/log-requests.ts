import { randomUUID } from "node:crypto";
import type { RequestHandler } from "express";
import type { Logger } from "pino";

const GIVEN_ID = /^[\w.-]{1,64}$/;

/** Gives each request an id, or keeps a proxy's, and logs one line when it is answered. No addresses, no bodies. */
export const logRequests =
  (log: Logger): RequestHandler =>
  (req, res, next) => {
    const started = performance.now();
    const given = req.get("x-request-id");
    const id = given !== undefined && GIVEN_ID.test(given) ? given : randomUUID();
    res.locals.requestId = id;
    res.set("X-Request-Id", id);
    if (log.isLevelEnabled("info")) {
      const { method, path } = req;
      res.once("finish", () => {
        const ms = Math.round((performance.now() - started) * 10) / 10;
        log.info(
          {
            id,
            method,
            path,
            status: res.statusCode,
            ms,
            verdict: res.locals.verdict,
          },
          "request",
        );
      });
    }
    next();
  };
