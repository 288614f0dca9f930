import type { Speech } from "../speech.ts";

export const links = (say: Speech) => ({
  title: "Open in",
  hint: "Plain searches on each site: no key, no account, and no address of ours on the way.",
  moveUp: (service: string) => `Move ${service} up`,
  moveDown: (service: string) => `Move ${service} down`,
  share: "Share",
  scrobble: "Send to ListenBrainz",
  scrobbleHint:
    "Sends songs to your ListenBrainz account once half of the song, or four minutes, went by. Off unless you give a token, which stays on this device.",
  token: "User token",
  waiting: (count: number) =>
    say.count(count, { one: "# listen waits to be sent", other: "# listens wait to be sent" }),
  refusedToken: "ListenBrainz does not know this token. Copy it again from your profile page.",
});

export type LinksWords = ReturnType<typeof links>;
