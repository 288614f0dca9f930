// Which video an address and a length are: the same for every way to it, so that answers are found again.

/** Query parameters that say where a visitor came from or where to begin, not what plays. */
const PASSING_PARAMETERS =
  /^(utm_\w+|mc_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|igsh|si|ref|ref_src|ref_url|referrer|source|feature|pp|ab_channel|t|start|time_continue|autoplay|list|index|start_radio)$/i;

interface Site {
  readonly name: string;
  readonly host: RegExp;
  /** The video's id in path and query, or undefined. */
  readonly idOf: (url: URL) => string | null | undefined;
}

/** Sites where one video has several addresses. */
const SITES: readonly Site[] = [
  {
    name: "youtube",
    host: /(^|\.)(youtube(-nocookie)?\.com|youtu\.be)$/,
    idOf: (url) =>
      url.hostname === "youtu.be"
        ? url.pathname.split("/")[1]
        : (url.searchParams.get("v") ?? /^\/(?:embed|shorts|live|v)\/([\w-]{6,})/.exec(url.pathname)?.[1]),
  },
  { name: "vimeo", host: /(^|\.)vimeo\.com$/, idOf: (url) => /^\/(?:video\/)?(\d+)/.exec(url.pathname)?.[1] },
  {
    name: "dailymotion",
    host: /(^|\.)(dailymotion\.com|dai\.ly)$/,
    idOf: (url) => /^\/(?:(?:embed\/)?video\/)?(x\w+)/.exec(url.pathname)?.[1],
  },
];

/**
 * "youtube:dQw4w9WgXcQ~212", or address and length. The length keeps an advertisement, or the second player of a page,
 * apart from the video. Null for what has no fixed length or no web address: nothing of it is found again.
 */
export function videoIdOf(address: string, durationSeconds: number): string | null {
  if (!Number.isFinite(durationSeconds) || durationSeconds <= 0 || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  return `${workOf(url)}~${Math.round(durationSeconds)}`;
}

function workOf(url: URL): string {
  for (const { name, host, idOf } of SITES) {
    const id = host.test(url.hostname) && idOf(url);
    if (id) return `${name}:${id}`;
  }
  const parameters: [string, string][] = [];
  url.searchParams.forEach((value, name) => {
    if (!PASSING_PARAMETERS.test(name)) parameters.push([name, value]);
  });
  parameters.sort(byNameThenValue);
  const query = new URLSearchParams(parameters).toString();
  return url.origin + url.pathname + (query && `?${query}`);
}

const byNameThenValue = ([a, x]: [string, string], [b, y]: [string, string]): number =>
  a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1;
