// The browser's side of capturing: the stream id, handed to the offscreen document that turns it into sound.

import type { FailureCode } from "../failures.ts";
import { hearingRefusal, lendsTabs } from "../hearing-permission.ts";
import { send } from "../messages.ts";
import { wakeDevice } from "./device.ts";
import { engineParts } from "./engine-parts.ts";
import { closeOffscreen, hasOffscreen, openOffscreen } from "./offscreen-document.ts";
import { capturePlayer } from "./player-capture.ts";
import { refusalOf } from "./refusal.ts";

/** Starting and stopping come one after the other, so that a document on its way out is never used. */
let turn: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const result = turn.then(work);
  turn = result.catch(() => undefined);
  return result;
}

/** What kept the capture from starting, or null. */
export const startCapture = (sessionId: string, tabId: number, isMuted: boolean): Promise<FailureCode | null> =>
  inTurn(async () => {
    if (!lendsTabs()) return capturePlayer(sessionId, tabId, engineParts);
    const unheard = await hearingRefusal();
    if (unheard) return unheard;
    try {
      const [streamId] = await Promise.all([
        chrome.tabCapture.getMediaStreamId({ targetTabId: tabId }),
        openOffscreen(),
      ]);
      void wakeDevice();
      return await send("capture", { sessionId, streamId, isMuted, parts: engineParts });
    } catch (error) {
      console.error("Capture was refused.", error);
      return refusalOf(String(error));
    }
  });

/** Needs not be waited for: a start that follows takes its turn. */
export const stopCapture = (): Promise<void> =>
  inTurn(async () => {
    if (!(await hasOffscreen())) return;
    const { isNeeded } = await send("release").catch(() => ({ isNeeded: false }));
    if (!isNeeded) await closeOffscreen();
  });

/** The document says that it is idle: closed, unless something has begun in it meanwhile. */
export const closeIdleOffscreen = (): Promise<void> =>
  inTurn(async () => {
    if ((await hasOffscreen()) && (await send("is-idle"))) await closeOffscreen();
  });
