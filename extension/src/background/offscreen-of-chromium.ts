import page from "url:../offscreen/offscreen.html";
import { provideOffscreen } from "./offscreen-document.ts";

let opening: Promise<void> | null = null;

async function isOpen(): Promise<boolean> {
  const contexts = await chrome.runtime.getContexts({ contextTypes: [chrome.runtime.ContextType.OFFSCREEN_DOCUMENT] });
  return contexts.length > 0;
}

async function open(): Promise<void> {
  // While it loads the browser counts it as open already, and nobody in it hears a message.
  if (opening) return opening;
  if (await isOpen()) return opening ?? undefined;
  opening ??= chrome.offscreen
    .createDocument({
      url: page,
      reasons: [
        chrome.offscreen.Reason.USER_MEDIA,
        chrome.offscreen.Reason.AUDIO_PLAYBACK,
        chrome.offscreen.Reason.WORKERS,
      ],
      justification:
        "Fingerprints the tab's sound, plays it on while listening, and recognises songs on this device in a worker.",
    })
    .finally(() => {
      opening = null;
    });
  await opening;
}

provideOffscreen({ isOpen, open, close: () => chrome.offscreen.closeDocument() });
