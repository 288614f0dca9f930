import type { PageOrder } from "../page-messages.ts";
import { refusePlayer } from "./listening.ts";
import { noteBlocked, noteEmbeds } from "./page-notes.ts";
import { parsePageMessage } from "./page-parser.ts";
import { followPage } from "./watching.ts";

/** Answers content scripts, whose messages are not the extension's own: each is parsed, and knows its tab and frame. */
export function answerPages(): void {
  chrome.runtime.onMessage.addListener((raw: unknown, sender, reply: (order: PageOrder) => void) => {
    const message = sender.id === chrome.runtime.id && sender.tab ? parsePageMessage(raw) : null;
    if (!message) return false;
    switch (message.name) {
      case "page-playing":
        void followPage(message.payload, sender).then(reply, () => reply({ kind: "stay-quiet" }));
        return true;
      case "page-blocked":
        void noteBlocked(sender.tab?.id ?? -1, message.payload);
        void refusePlayer(sender.tab?.id ?? -1, message.payload.reason);
        return false;
      case "page-embeds":
        void noteEmbeds(sender.tab?.id ?? -1, message.payload.origins);
        return false;
    }
  });
}
