import type { RequestHandler } from "express";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { ProblemError } from "./problem.ts";

/**
 * At most so many requests a minute from one address. The counts are this process's own and are forgotten within the
 * minute; no address is logged or stored.
 */
export function limitRate(requestsPerMinute: number): RequestHandler {
  const limiter = new RateLimiterMemory({ points: requestsPerMinute, duration: 60 });
  return async (req, res, next) => {
    try {
      await limiter.consume(req.ip ?? "unknown");
    } catch (refused) {
      const { msBeforeNext = 60_000 } = refused as { msBeforeNext?: number };
      res.set("Retry-After", String(Math.ceil(msBeforeNext / 1000)));
      throw new ProblemError("too-many-requests");
    }
    next();
  };
}
