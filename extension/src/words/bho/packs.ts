import type { PacksWords } from "../en/packs.ts";
import type { Speech } from "../speech.ts";

export const packs = (say: Speech): PacksWords => ({
  title: "गाना के पैक",
  hint: "पैक आपन गाना बिना सर्वर के, एही डिवाइस पर चीन्ह लेला। ओहमें फिंगरप्रिंट, नाँव आ बोल रहेला, आवाज ना।",
  offered: "रउरा मैचर पर",
  here: "एह डिवाइस पर",
  noneOffered: "एह मैचर पर कवनो पैक नइखे।",
  noneHere: "अबहीं कवनो पैक नइखे।",
  look: "देखीं कि मैचर पर का बा",
  facts: (songs, bytes) => `${say.count(songs, { one: "# गाना", other: "# गाना" })}, ${say.bytes(bytes)}`,
  download: "डाउनलोड करीं",
  downloadNamed: (title) => `${say.quote(title)} डाउनलोड करीं`,
  pause: "रोकीं",
  resume: "आगे बढ़ीं",
  fromFile: "फाइल से लीं",
  progress: (received, whole) => `${say.bytes(whole)} में से ${say.bytes(received)}`,
  state: {
    checking: "जाँच होत बा…",
    downloading: "डाउनलोड होत बा…",
    paused: "रुकल बा",
    ready: "तइयार",
    broken: "काम के नइखे",
  },
  trouble: {
    "pack-not-recognised": "ई Sonica के पैक ना ह। .sonicapack वाला फाइल चुनीं।",
    "pack-version": "ई पैक दोसर संस्करण के ह। Sonica के अपडेट करीं भा पैक फेर से लीं।",
    "pack-truncated": "फाइल अधूरा बा। ओकरा के फेर से लीं।",
    "pack-corrupt": "फाइल खराब हो गइल बा। मेटा के फेर से लीं।",
    "pack-too-large": "पैक 256 MB से बड़ बा, एतना मेमोरी में ना अँटी।",
    "pack-gone": "मैचर पर अब ई पैक नइखे। देखीं कि अब का बा।",
    "pack-unreachable": "मैचर से संपर्क टूट गइल। जवन आइल ऊ बचल बा; मैचर लवटी त आगे बढ़ी।",
    "storage-full": "जगह नइखे बचल। जवन आइल ऊ बचल बा: जगह बनाईं, फेर आगे बढ़ीं।",
    "storage-failed": "ब्राउजर के भंडार काम ना कइलस। जवन आइल ऊ बचल बा: फेर कोसिस करीं।",
    "memory-full": "पैक खातिर तय 256 MB मेमोरी भर गइल बा। कवनो पैक मेटाईं।",
  },
  storage: (used, quota) => `Sonica एह डिवाइस पर ${say.bytes(used)} लेले बा; ${say.bytes(quota)} के इजाजत बा।`,
});
