/** What a picture says: one line, and one below it. */
export interface PictureWords {
  readonly title: string;
  readonly line: string;
}

type Scenes = Readonly<Record<"match" | "search" | "timeline" | "device" | "neon", PictureWords>>;

export const STORE_WORDS: Readonly<Record<"en" | "hi", Scenes>> = {
  en: {
    match: { title: "Hear a song. Click. Read its name.", line: "Which song, where in it, and how sure we are." },
    search: { title: "तुम ही हो = tum hi ho", line: "Search in any script, however you spell it." },
    timeline: { title: "A whole mix, song by song", line: "With honest gaps, in the side panel." },
    device: {
      title: "The sound never leaves your browser",
      line: "A fingerprint does. Or nothing: only this device is asked.",
    },
    neon: { title: "Meet Tara. She hears the real peaks.", line: "Light, dark, high contrast, and neon." },
  },
  hi: {
    match: { title: "गाना सुनिए। क्लिक कीजिए। नाम पढ़िए।", line: "कौन-सा गाना, कहाँ से, और कितने भरोसे से।" },
    search: { title: "तुम ही हो = tum hi ho", line: "किसी भी लिपि और किसी भी वर्तनी में खोजिए।" },
    timeline: { title: "पूरा मिक्स, एक-एक गाना", line: "साइड पैनल में, और जो न पता हो वह भी सच-सच।" },
    device: { title: "आवाज़ आपके ब्राउज़र से बाहर नहीं जाती", line: "सिर्फ़ एक छाप। या कुछ भी नहीं: सिर्फ़ इसी डिवाइस से पूछिए।" },
    neon: { title: "यह है तारा। यह असली सुर सुनती है।", line: "उजला, गहरा, तेज़ कंट्रास्ट, और निऑन।" },
  },
};
