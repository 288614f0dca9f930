import { step } from "@sonica/extension/src/background/machine.ts";
import { type FailureCode, remedies } from "@sonica/extension/src/failures.ts";
import { FailedScreen } from "@sonica/extension/src/popup/screens/failed.tsx";
import { MatchScreen } from "@sonica/extension/src/popup/screens/match.tsx";
import { MaybeScreen } from "@sonica/extension/src/popup/screens/maybe.tsx";
import { IDLE, type Matched, type Maybe } from "@sonica/extension/src/storage/session.ts";
import { wordsOf } from "@sonica/extension/src/words/words.ts";
import { act, type ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { expect, it, vi } from "vitest";
import { candidate, heard, matchVerdict, maybeVerdict, recording, SERVER, SKY } from "./sessions.ts";

vi.mock("webextension-polyfill", () => import("./fake-browser.ts"));
vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);

/** With what it reads when it is there. */
async function show(element: ReactElement): Promise<HTMLElement> {
  const place = document.body.appendChild(document.createElement("div"));
  await act(async () => createRoot(place).render(element));
  return place;
}

const listening = step(IDLE, {
  kind: "started",
  heard: heard({ firstSampleAtMs: 4_000, heardSeconds: 2.04, bytesSent: 900 }),
});
const ended = (verdict: ReturnType<typeof maybeVerdict>) =>
  step(listening, { kind: "answered", verdict, source: SERVER, sky: SKY, isLast: true });

it("carries on the card what programs that look on need to know", async () => {
  const session = ended(matchVerdict()) as Matched;
  const screen = await show(<MatchScreen session={session} isPlaying={false} onListen={() => {}} />);
  const card = screen.querySelector("article");
  expect({ ...card?.dataset }).toEqual({
    verdict: "match",
    recordingId: recording().id,
    offsetSeconds: "60",
    heardSeconds: "2.04",
    clipStartedAtMs: "4000",
    confidence: "0.99",
  });
});

it("tells the language of every title and name", async () => {
  const card = await show(
    <MatchScreen session={ended(matchVerdict()) as Matched} isPlaying={false} onListen={() => {}} />,
  );
  const langs = [...card.querySelectorAll("[lang]")].map((element) => [
    element.getAttribute("lang"),
    element.textContent,
  ]);
  expect(langs).toEqual([
    ["hi", "केसरिया धूप"],
    ["hi-Latn", "Kesariya Dhoop"],
    ["hi", "अनुष्का रावल"],
  ]);
});

it("shows hostile titles as the text they are", async () => {
  const hostile = '<img src=x onerror="alert(1)">\u202Egnp.exe';
  const match = candidate({ recording: recording({ title: { latin: hostile } }) });
  const card = await show(
    <MatchScreen session={ended(matchVerdict(match)) as Matched} isPlaying={false} onListen={() => {}} />,
  );
  expect(card.querySelector("h2")?.textContent).toBe(hostile);
  expect(card.querySelector("img")).toBeNull();
});

it("names versions of the song and songs that share a passage, two of each at most", async () => {
  const named = (n: number) => recording({ id: `relative-${n}`, title: { latin: `Relative ${n}` } });
  const alsoOn = [1, 2, 3].map((n) => ({ kind: "version" as const, recording: named(n) }));
  const match = candidate({ alsoOn: [...alsoOn, { kind: "passage", recording: named(4) }] });
  const card = await show(
    <MatchScreen session={ended(matchVerdict(match)) as Matched} isPlaying={false} onListen={() => {}} />,
  );
  const said = [...card.querySelectorAll("[data-also]")].map(({ textContent }) => textContent);
  expect(said).toEqual(["Also released as: Relative 1, Relative 2", "Shares a passage with: Relative 4"]);
});

it("takes one tap to pick a maybe, of three at most", async () => {
  const candidates = [1, 2, 3, 4].map((n) =>
    candidate({ recording: recording({ id: `song-${n}` }), confidence: 0.5 / n }),
  );
  const onConfirm = vi.fn();
  const screen = await show(
    <MaybeScreen session={ended(maybeVerdict(...candidates)) as Maybe} onConfirm={onConfirm} onListen={() => {}} />,
  );
  const buttons = screen.querySelectorAll<HTMLButtonElement>(".candidate");
  expect(buttons).toHaveLength(3);
  act(() => buttons[1].click());
  expect(onConfirm).toHaveBeenCalledExactlyOnceWith("song-2");
});

it.each(Object.keys(remedies) as FailureCode[])("offers one thing to do after %s", async (code) => {
  const onRemedy = vi.fn();
  const screen = await show(<FailedScreen code={code} onRemedy={onRemedy} />);
  const { title, next } = wordsOf("en").failures[code];
  const remedy = remedies[code];
  expect(screen.querySelector("[role=alert] h2")?.textContent).toBe(title);
  expect(screen.textContent).toContain(next);
  const buttons = screen.querySelectorAll("button");
  expect(buttons).toHaveLength(remedy === "none" ? 0 : 1);
  act(() => buttons[0]?.click());
  expect(onRemedy.mock.calls).toEqual(remedy === "none" ? [] : [[remedy]]);
});
