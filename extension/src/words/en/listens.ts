import type { Speech } from "../speech.ts";

export const listens = (say: Speech) => ({
  hint: "Submit what you listen to, to your account. Songs in tabs you follow and on switched-on sites go by themselves once half of them, or 4 minutes, were heard; the one that plays is told at once. Songs you named by a click go only when you say so. Sent are title, artist, album, length, time and ISRC, never the page. Never from private windows.",
  token: "User token",
  tokenHint: "From your ListenBrainz settings. It stays in this browser and goes to this server only.",
  server: "Server",
  connect: "Connect",
  asking: "Asking…",
  trouble: {
    "token-invalid": "The server knows no such token. Copy it again from your ListenBrainz settings.",
    unreachable: "The server does not answer. Check its address and the connection.",
    busy: "The server is too busy. Try again in a minute.",
    "not-listenbrainz": "What answers there does not speak as ListenBrainz does. Check the address.",
    address: "This is no address of a server: it begins with https:// or http://.",
    "not-permitted": "The browser did not give the permission to talk to this server. Nothing was changed.",
  },
  connected: (user: string, server: string) => `Connected as ${say.quote(user)} at ${say.quote(server)}.`,
  revoked: (user: string) =>
    `The server no longer takes the token of ${say.quote(user)}. Nothing is sent until you give a new one.`,
  waiting: (count: number) =>
    say.count(count, { one: "# listen waits to be sent.", other: "# listens wait to be sent." }),
  refused: (count: number) =>
    say.count(count, { one: "# listen was refused by the server.", other: "# listens were refused by the server." }),
  sendNow: "Send now",
  disconnect: "Disconnect",
  submit: {
    new: "Submit to ListenBrainz",
    waiting: "Waiting to be sent",
    sent: "Submitted",
    refused: "Refused. Submit again",
    "token-refused": "Token refused: see the settings",
  },
});

export type ListensWords = ReturnType<typeof listens>;
