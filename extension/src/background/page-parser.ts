// What comes from a page's content script is parsed here: a page that was taken over could send anything.
import type { Blocked, PageMessage, Playing } from "../page-messages.ts";

const LONGEST_TEXT = 500;
const LONGEST_ADDRESS = 4000;
const MOST_ORIGINS = 10;
const BLOCKED: readonly unknown[] = ["cross-origin", "protected", "unsupported"] satisfies Blocked[];

/** Null for what makes no sense. */
export function parsePageMessage(message: unknown): PageMessage | null {
  if (!isObject(message) || !isObject(message.payload)) return null;
  const { name, payload } = message;
  switch (name) {
    case "page-playing": {
      const playing = parsePlaying(payload);
      return playing && { name, payload: playing };
    }
    case "page-blocked": {
      const address = parseAddress(payload.address);
      if (!address || !BLOCKED.includes(payload.reason)) return null;
      return { name, payload: { address, reason: payload.reason as Blocked } };
    }
    case "page-embeds": {
      if (!Array.isArray(payload.origins)) return null;
      const origins = payload.origins.map(parseAddress).filter((address) => address !== null);
      return { name, payload: { origins: origins.slice(0, MOST_ORIGINS).map((address) => new URL(address).origin) } };
    }
    default:
      return null;
  }
}

function parsePlaying(payload: Record<string, unknown>): Playing | null {
  const address = parseAddress(payload.address);
  const seconds = parseSeconds(payload.seconds);
  if (!address || seconds === null) return null;
  const rate = parseSeconds(payload.rate);
  return {
    address,
    title: parseText(payload.title) ?? "",
    declared: parseText(payload.declared),
    durationSeconds: parseSeconds(payload.durationSeconds),
    seconds,
    rate: rate !== null && rate > 0 ? rate : 1,
  };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const parseText = (value: unknown): string | null => (typeof value === "string" ? value.slice(0, LONGEST_TEXT) : null);

const parseSeconds = (value: unknown): number | null =>
  typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : null;

function parseAddress(value: unknown): string | null {
  if (typeof value !== "string" || value.length > LONGEST_ADDRESS || !URL.canParse(value)) return null;
  return /^https?:$/.test(new URL(value).protocol) ? value : null;
}
