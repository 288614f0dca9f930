// English, room by room.
import { common } from "./en/common.ts";
import { failures } from "./en/failures.ts";
import { history } from "./en/history.ts";
import { links } from "./en/links.ts";
import { listen } from "./en/listen.ts";
import { listens } from "./en/listens.ts";
import { packs } from "./en/packs.ts";
import { privacy } from "./en/privacy.ts";
import { search } from "./en/search.ts";
import { settings } from "./en/settings.ts";
import { sites } from "./en/sites.ts";
import { timeline } from "./en/timeline.ts";
import { verdict } from "./en/verdict.ts";
import { welcome } from "./en/welcome.ts";
import type { Speech } from "./speech.ts";

export const en = (say: Speech) => ({
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

export type EnglishWords = ReturnType<typeof en>;
