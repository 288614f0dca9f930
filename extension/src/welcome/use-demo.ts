import type { Candidate } from "@sonica/shared/src/api/contract.ts";
import { useEffect, useRef, useState } from "react";
import { send } from "../messages.ts";
import { ClipAudio } from "./clip-audio.ts";

export type Demo =
  | { readonly kind: "offered" }
  | { readonly kind: "listening" }
  | { readonly kind: "match"; readonly match: Candidate; readonly heardSeconds: number; readonly bytes: number }
  | { readonly kind: "failed" };

/** The whole way of a song on this device: clip → engine → built-in pack. Nothing is sent anywhere. */
export function useDemo(clipUrl: string): { readonly demo: Demo; readonly onPlay: () => void } {
  const [demo, setDemo] = useState<Demo>({ kind: "offered" });
  const playing = useRef<ClipAudio>(null);
  useEffect(() => () => void playing.current?.stop(), []);

  const play = async () => {
    await playing.current?.stop();
    setDemo({ kind: "listening" });
    let isNamed = false;
    const ask = async (bytes: Uint8Array, heardSeconds: number, isLast: boolean) => {
      const answer = await send("ask-device", { bytes: Array.from(bytes), scope: "demo" }).catch(() => null);
      if (isNamed) return;
      if (answer?.verdict.kind === "match") {
        isNamed = true;
        playing.current?.stopListening();
        setDemo({ kind: "match", match: answer.verdict.match, heardSeconds, bytes: bytes.length });
      } else if (isLast) setDemo({ kind: "failed" });
    };
    try {
      playing.current = await ClipAudio.play(clipUrl, await send("engine-parts"), (message) => {
        if (message.kind === "question") void ask(message.bytes, message.heardSeconds, message.isLast);
        if (message.kind === "silent" || message.kind === "failed") setDemo({ kind: "failed" });
      });
    } catch (error) {
      console.error("The demo could not be played.", error);
      setDemo({ kind: "failed" });
    }
  };
  return { demo, onPlay: () => void play() };
}
