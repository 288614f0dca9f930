// Bhojpuri, room by room.
import { common } from "./bho/common.ts";
import { failures } from "./bho/failures.ts";
import { history } from "./bho/history.ts";
import { links } from "./bho/links.ts";
import { listen } from "./bho/listen.ts";
import { listens } from "./bho/listens.ts";
import { packs } from "./bho/packs.ts";
import { privacy } from "./bho/privacy.ts";
import { search } from "./bho/search.ts";
import { settings } from "./bho/settings.ts";
import { sites } from "./bho/sites.ts";
import { timeline } from "./bho/timeline.ts";
import { verdict } from "./bho/verdict.ts";
import { welcome } from "./bho/welcome.ts";
import type { EnglishWords } from "./en.ts";
import type { Speech } from "./speech.ts";

export const bho = (say: Speech): EnglishWords => ({
  common: common(say),
  listen: listen(say),
  verdict: verdict(say),
  failures: failures(say),
  history: history(say),
  settings: settings(say),
  privacy: privacy(say),
  search: search(say),
  timeline: timeline(say),
  sites: sites(say),
  packs: packs(say),
  links: links(say),
  listens: listens(say),
  welcome: welcome(say),
});
