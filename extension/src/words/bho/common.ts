import type { CommonWords } from "../en/common.ts";
import type { Speech } from "../speech.ts";

export const common = (say: Speech): CommonWords => ({
  appName: "Sonica",
  pages: { listen: "सुनीं", search: "खोजीं", history: "इतिहास", settings: "सेटिंग" },
  navigation: "पन्ना",
  back: "पाछे",
  cancel: "रद्द करीं",
  close: "बंद करीं",
  copy: "कॉपी करीं",
  copied: "कॉपी हो गइल",
  delete: "मेटाईं",
  deleteNamed: (name) => `${say.quote(name)} मेटाईं`,
  save: "सहेजीं",
  undo: "वापस ले आईं",
  showMore: "अउरी देखाईं",
  tryAgain: "फेर कोसिस करीं",
  loading: "एक छन…",
  justNow: "अबहीं-अबहीं",
  untitled: "बिना नाँव",
  songs: (count) => say.count(count, { one: "# गाना", other: "# गाना" }),
});
