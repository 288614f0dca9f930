// @vitest-environment node
import { songOfPassage } from "@sonica/extension/src/timeline/passage-song.ts";
import { expect, it } from "vitest";
import { candidate, recording } from "./sessions.ts";

const passage = {
  watchId: "w",
  videoId: null,
  fromSeconds: 100,
  untilSeconds: 180,
  clipFromSeconds: 130,
  rate: 1,
};

it("gives an unknown passage its song, with the place it has in the recording", () => {
  const song = songOfPassage(passage, candidate({ offsetSeconds: 60 }));
  expect(song).toMatchObject({ fromSeconds: 100, untilSeconds: 180, offsetSeconds: 30, speed: 1 });
});

it("gives it no more than the recording can fill, at the media's pace", () => {
  const short = recording({ durationSeconds: 40 });
  expect(songOfPassage(passage, candidate({ recording: short, offsetSeconds: 10 }))).toMatchObject({
    fromSeconds: 120,
    untilSeconds: 160,
    offsetSeconds: 0,
  });
  // Played twice as fast, heard at twice the speed: at the recording's own pace in the media.
  const doubled = candidate({ recording: short, offsetSeconds: 10, speed: 2 });
  expect(songOfPassage({ ...passage, rate: 2 }, doubled)).toMatchObject({ fromSeconds: 120, speed: 1 });
});
