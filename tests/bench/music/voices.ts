// People talking: sentences read by espeak-ng, and the free recordings that come with codec2.
import { join } from "node:path";
import { run } from "./program.ts";
import { readSound } from "./sound-file.ts";

const ENGLISH = `Good evening, and thank you for calling; all our lines are busy at the moment.
My brother missed the last bus, so he walked home along the river in the rain.
Put the onions in first, wait until they turn golden, and only then add the tomatoes.
Did you see how he took that catch with one hand? The whole ground is standing!
In chapter seven we looked at how plants turn light into sugar, and today we go on from there.
There are three doors in front of you. Whatever you do, do not open the red one.
The museum closes at six, but the garden stays open until the sun goes down.
Wait, wait, go back two seconds. There, behind the tree, did something just move?`;

const HINDI = `नमस्ते, आप सब का स्वागत है, आज हम पुराने शहर की गलियों में घूमने चलेंगे।
कल रात इतनी तेज़ बारिश हुई कि पूरे मोहल्ले की बिजली चली गई।
पहले प्याज़ को सुनहरा होने तक भूनिए, फिर उसमें टमाटर और मसाले डालिए।
मेरी दादी कहती थीं कि मेहनत का फल हमेशा मीठा होता है।
गाड़ी संख्या बारह हज़ार तीन सौ एक प्लेटफ़ॉर्म नंबर पाँच पर आ रही है।
अगर यह वीडियो अच्छा लगा हो तो अपने दोस्तों को भी ज़रूर दिखाइए।
क्या शॉट मारा है! गेंद सीधे मैदान के बाहर, और दर्शक झूम उठे हैं।
बच्चो, अब अपनी किताब का पन्ना छब्बीस खोलो और दूसरा सवाल पढ़ो।`;

const SPEAKERS = {
  speech_en: { text: ENGLISH, voices: ["en-us+m3", "en-gb+f2", "en-us+f4", "en-gb-x-rp+m1"] },
  speech_hi: { text: HINDI, voices: ["hi", "hi+f2", "hi+m4"] },
} as const;

export type Language = keyof typeof SPEAKERS;

const RECORDED = ["big_dog", "cq_ref", "forig", "hts1a", "hts2a", "kristoff", "mmt1", "morig", "ve9qrp", "vk5qi"];

/** One sound a voice. @param packages where packages were unpacked */
export async function talkers(language: Language, packages: string, workshop: string): Promise<Float32Array[]> {
  const { text, voices } = SPEAKERS[language];
  const sounds: Float32Array[] = [];
  for (const [i, voice] of voices.entries()) {
    const file = join(workshop, `${language}-${i}.wav`);
    const manner = ["-s", String(150 + 15 * i), "-p", String(38 + 10 * i)];
    await run("espeak-ng", ["-v", voice, ...manner, "-w", file, "--stdin"], Buffer.from(text));
    sounds.push(await readSound([file]));
  }
  if (language === "speech_hi") return sounds;
  for (const name of RECORDED) {
    const path = join(packages, "codec2-examples/usr/share/codec2/raw", `${name}.raw`);
    sounds.push(await readSound([path], ["-f", "s16le", "-ar", "8000", "-ac", "1"]));
  }
  return sounds;
}
