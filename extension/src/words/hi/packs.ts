import type { PacksWords } from "../en/packs.ts";
import type { Speech } from "../speech.ts";

export const packs = (say: Speech): PacksWords => ({
  title: "गानों के पैक",
  hint: "पैक अपने गाने बिना सर्वर के, इसी डिवाइस पर पहचान लेता है। उसमें फ़िंगरप्रिंट, नाम और बोल होते हैं, आवाज़ नहीं।",
  offered: "आपके मैचर पर",
  here: "इस डिवाइस पर",
  noneOffered: "इस मैचर पर कोई पैक नहीं है।",
  noneHere: "अभी कोई पैक नहीं है।",
  look: "देखें कि मैचर पर क्या है",
  facts: (songs, bytes) => `${say.count(songs, { one: "# गाना", other: "# गाने" })}, ${say.bytes(bytes)}`,
  download: "डाउनलोड करें",
  downloadNamed: (title) => `${say.quote(title)} डाउनलोड करें`,
  pause: "रोकें",
  resume: "आगे बढ़ें",
  fromFile: "फ़ाइल से लें",
  progress: (received, whole) => `${say.bytes(whole)} में से ${say.bytes(received)}`,
  state: {
    checking: "जाँच हो रही है…",
    downloading: "डाउनलोड हो रहा है…",
    paused: "रुका हुआ",
    ready: "तैयार",
    broken: "काम का नहीं",
  },
  trouble: {
    "pack-not-recognised": "यह Sonica का पैक नहीं है। .sonicapack वाली फ़ाइल चुनें।",
    "pack-version": "यह पैक किसी और संस्करण का है। Sonica को अपडेट करें या पैक फिर से लें।",
    "pack-truncated": "फ़ाइल अधूरी है। उसे फिर से लें।",
    "pack-corrupt": "फ़ाइल ख़राब हो गई है। उसे मिटाकर फिर से लें।",
    "pack-too-large": "पैक 256 MB से बड़ा है, इतना मेमोरी में नहीं समाता।",
    "pack-gone": "मैचर पर अब यह पैक नहीं है। देखें कि अब क्या है।",
    "pack-unreachable": "मैचर से संपर्क टूट गया। जो आया वह बचा है; मैचर के लौटते ही आगे बढ़ेगा।",
    "storage-full": "जगह नहीं बची। जो आया वह बचा है: जगह बनाएँ, फिर आगे बढ़ें।",
    "storage-failed": "ब्राउज़र का भंडार काम नहीं कर पाया। जो आया वह बचा है: फिर कोशिश करें।",
    "memory-full": "पैकों के लिए तय 256 MB मेमोरी भर चुकी है। कोई पैक मिटाएँ।",
  },
  storage: (used, quota) => `Sonica इस डिवाइस पर ${say.bytes(used)} लेता है; ${say.bytes(quota)} की अनुमति है।`,
});
