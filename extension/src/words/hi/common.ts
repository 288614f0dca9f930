import type { CommonWords } from "../en/common.ts";
import type { Speech } from "../speech.ts";

export const common = (say: Speech): CommonWords => ({
  appName: "Sonica",
  pages: { listen: "सुनें", search: "खोजें", history: "इतिहास", settings: "सेटिंग" },
  navigation: "पन्ने",
  back: "वापस",
  cancel: "रद्द करें",
  close: "बंद करें",
  copy: "कॉपी करें",
  copied: "कॉपी हो गया",
  delete: "मिटाएँ",
  deleteNamed: (name) => `${say.quote(name)} मिटाएँ`,
  save: "सहेजें",
  undo: "वापस लाएँ",
  showMore: "और दिखाएँ",
  tryAgain: "फिर कोशिश करें",
  loading: "एक पल…",
  justNow: "अभी-अभी",
  untitled: "बिना नाम",
  songs: (count) => say.count(count, { one: "# गाना", other: "# गाने" }),
});
