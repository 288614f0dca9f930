import { PACK_MEDIA_TYPE, type PackList } from "@sonica/shared/src/api/packs.ts";
import type { RequestHandler } from "express";
import { ProblemError } from "../http/problem.ts";
import type { Readiness } from "../http/readiness.ts";
import { recordingId } from "./recording-id.ts";

/** GET /v1/packs: what can be downloaded for offline use. */
export const packs =
  (readiness: Readiness): RequestHandler =>
  async (_req, res) => {
    const offered = await readiness.catalogue.packs.list();
    const list: PackList = { packs: offered.map(({ info }) => info) };
    res.set("Cache-Control", "no-cache").json(list);
  };

/** GET /v1/packs/{id}: the file, whole or from where a download broke off (Range with If-Range). */
export const pack =
  (readiness: Readiness): RequestHandler =>
  async (req, res, next) => {
    const { packs: files } = readiness.catalogue;
    const found = await files.get(recordingId(req.params));
    if (found === undefined) throw new ProblemError("pack-not-found");
    const { sha256 } = found.info;
    res.set({
      "Content-Type": PACK_MEDIA_TYPE,
      ETag: `"${sha256}"`,
      "Repr-Digest": `sha-256=:${Buffer.from(sha256, "hex").toString("base64")}:`,
    });
    res.sendFile(
      found.name,
      { root: files.folder, dotfiles: "allow", lastModified: false, maxAge: 0 },
      // Undefined when all was sent; a listener who went away is no fault of ours.
      (error) => error && !res.headersSent && next(problemOf(error)),
    );
  };

const problemOf = (error: Error): Error =>
  "status" in error && error.status === 416 ? new ProblemError("range-not-satisfiable", { cause: error }) : error;
