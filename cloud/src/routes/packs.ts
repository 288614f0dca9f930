import { PACK_MEDIA_TYPE, PackList } from "@sonica/shared/src/api/packs.ts";
import * as z from "zod";
import { file, json, refusals } from "../http/answers.ts";
import type { Endpoint } from "../http/endpoint.ts";
import { ProblemError } from "../http/problem.ts";
import { IdInPath, recordingId } from "./recording-id.ts";

/** GET /v1/packs: what can be downloaded for offline use. */
export const packs: Endpoint = {
  operation: {
    summary: "What can be downloaded for offline use",
    responses: { 200: json(PackList, "The packs on offer."), ...refusals("not-ready") },
  },
  handle:
    ({ readiness }) =>
    async (_req, res) => {
      const offered = await readiness.catalogue.packs.list();
      const list: PackList = { packs: offered.map(({ info }) => info) };
      res.set("Cache-Control", "no-cache").json(list);
    },
};

/** Read by Express' sendFile. */
const PartWanted = z.object({
  Range: z.string().optional().describe("The part that is missing, such as bytes=1048576-."),
  "If-Range": z.string().optional().describe("ETag of what is there already: another pack is sent whole."),
  "If-None-Match": z.string().optional(),
});

const PackHeaders = z.object({
  ETag: z.string().describe("SHA-256 of the whole file, in hexadecimal."),
  "Repr-Digest": z.string().describe("The same, as RFC 9530 has it."),
});

/** GET /v1/packs/{id}: the file, whole or from where a download broke off (Range with If-Range). */
export const pack: Endpoint = {
  operation: {
    summary: "A pack",
    requestParams: { path: IdInPath, header: PartWanted },
    responses: {
      200: { ...file(PACK_MEDIA_TYPE, "The file."), headers: PackHeaders },
      206: { ...file(PACK_MEDIA_TYPE, "The part that was asked for."), headers: PackHeaders },
      304: { description: "It is the one If-None-Match names." },
      ...refusals("malformed-id", "pack-not-found", "range-not-satisfiable", "not-ready"),
    },
  },
  handle:
    ({ readiness }) =>
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
    },
};

const problemOf = (error: Error): Error =>
  "status" in error && error.status === 416 ? new ProblemError("range-not-satisfiable", { cause: error }) : error;
