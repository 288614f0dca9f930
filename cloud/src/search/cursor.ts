// Where the next page begins, opaque to clients: bound to the question, so that it cannot be used with another one.
import { createHash } from "node:crypto";
import * as z from "zod";

const Cursor = z.tuple([z.int().min(0).max(10_000), z.string()]);

export function encodeCursor(offset: number, question: unknown): string {
  return Buffer.from(JSON.stringify([offset, digest(question)])).toString("base64url");
}

/** The offset; undefined when the cursor is not one of ours or of another question. */
export function decodeCursor(cursor: string, question: unknown): number | undefined {
  try {
    const [offset, of] = Cursor.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return of === digest(question) ? offset : undefined;
  } catch {
    return undefined;
  }
}

const digest = (question: unknown): string =>
  createHash("sha256").update(JSON.stringify(question)).digest("base64url").slice(0, 12);
