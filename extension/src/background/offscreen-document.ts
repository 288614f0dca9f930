// The offscreen document: the one place with streams, sound and workers.
import page from "url:../offscreen/offscreen.html";

export async function hasOffscreen(): Promise<boolean> {
  const contexts = await chrome.runtime.getContexts({ contextTypes: [chrome.runtime.ContextType.OFFSCREEN_DOCUMENT] });
  return contexts.length > 0;
}

let opening: Promise<void> | null = null;

export async function openOffscreen(): Promise<void> {
  if (await hasOffscreen()) return;
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
