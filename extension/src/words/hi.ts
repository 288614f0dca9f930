// Hindi, room by room.

import type { EnglishWords } from "./en.ts";
import { common } from "./hi/common.ts";
import { failures } from "./hi/failures.ts";
import { history } from "./hi/history.ts";
import { links } from "./hi/links.ts";
import { listen } from "./hi/listen.ts";
import { listens } from "./hi/listens.ts";
import { packs } from "./hi/packs.ts";
import { privacy } from "./hi/privacy.ts";
import { search } from "./hi/search.ts";
import { settings } from "./hi/settings.ts";
import { sites } from "./hi/sites.ts";
import { timeline } from "./hi/timeline.ts";
import { verdict } from "./hi/verdict.ts";
import { welcome } from "./hi/welcome.ts";
import type { Speech } from "./speech.ts";

export const hi = (say: Speech): EnglishWords => ({
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
