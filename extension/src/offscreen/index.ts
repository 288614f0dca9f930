// Entry of the offscreen document: the only place where an extension may hold a stream and play it.
import { answer } from "../messages.ts";
import { Recorder } from "./recorder.ts";

const recorder = new Recorder();

answer({
  capture: (order) => recorder.start(order),
  release: async () => void (await recorder.stop()),
  "set-muted": ({ isMuted }) => void recorder.setMuted(isMuted),
});
