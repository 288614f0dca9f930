// Invented people, films and labels. None of them exists; a likeness to a real name is chance.
export interface BothScripts {
  readonly latin: string;
  readonly devanagari: string;
}

const both = (latin: string, devanagari: string): BothScripts => ({ latin, devanagari });

export const SINGERS: readonly BothScripts[] = [
  both("Meghana Suryavani", "मेघना सूर्यवाणी"),
  both("Irfan Dariyabadi", "इरफ़ान दरियाबादी"),
  both("Kesar Lal Pardesi", "केसर लाल परदेसी"),
  both("Sugandha Bhairvi", "सुगंधा भैरवी"),
  both("Tanmay Jharnekar", "तन्मय झरनेकर"),
  both("Phulmati Devariya", "फूलमती देवरिया"),
  both("Gurtaal Singh Mastana", "गुरताल सिंह मस्ताना"),
  both("Noor Shabnami", "नूर शबनमी"),
  both("Chandrakala Mishri", "चंद्रकला मिश्री"),
  both("Bansidhar Koyal", "बंसीधर कोयल"),
];

export const COMPOSERS: readonly BothScripts[] = [
  both("Swaransh–Laya", "स्वरांश–लय"),
  both("Ustad Rahat Gulmohar", "उस्ताद राहत गुलमोहर"),
  both("Pandit Vihaan Taalkar", "पंडित विहान तालकर"),
  both("Dholak Brothers", "ढोलक ब्रदर्स"),
  both("Ketaki Rasika", "केतकी रसिका"),
];

export const LYRICISTS: readonly BothScripts[] = [
  both("Shair Kagazi", "शायर काग़ज़ी"),
  both("Kavita Anjuriya", "कविता अंजुरिया"),
  both("Badal Firozpuriya", "बादल फ़िरोज़पुरिया"),
  both("Ganga Ram Bihaan", "गंगा राम बिहान"),
];

export const LABELS = ["Kagaz Ki Nav Records", "Surbahar Sangeet", "Teen Taal Audio", "Godhuli Music"];

export interface InventedAlbum {
  readonly name: BothScripts;
  readonly kind: "album" | "film" | "single";
}

const film = (latin: string, devanagari: string): InventedAlbum => ({ name: both(latin, devanagari), kind: "film" });
const album = (latin: string, devanagari: string): InventedAlbum => ({ name: both(latin, devanagari), kind: "album" });

export const ALBUMS = {
  hi: [
    film("Aakhiri Patang", "आख़िरी पतंग"),
    film("Chitthi Wali Gali", "चिट्ठी वाली गली"),
    album("Neel Sarovar", "नील सरोवर"),
  ],
  bho: [film("Gauna Ke Naiya", "गौना के नइया"), album("Purvaiya 52", "पुरवइया ५२")],
  pa: [album("Kikli Express", "किकली एक्सप्रेस"), film("Lassi Te Lightaan", "लस्सी ते लाइटाँ")],
  mai: [album("Makhan Bagiya", "मखान बगिया")],
  raj: [album("Rohida Ra Phool", "रोहिड़ा रा फूल")],
} as const;
