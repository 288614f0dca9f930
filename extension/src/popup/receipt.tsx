import type { AnswerSource, Heard } from "../storage/session.ts";
import { bytesWords, countWords } from "./words.ts";

interface Props {
  readonly heard: Heard;
  /** Where the answer was found; null when there is none. */
  readonly source: AnswerSource | null;
}

/** Where the answer came from and what left the browser for it. */
export function Receipt({ heard: { serverUrl, bytesSent, questions, heardSeconds }, source }: Props) {
  return (
    <p className="receipt" data-bytes-sent={bytesSent} data-source={source?.kind ?? "none"}>
      Heard {heardSeconds.toFixed(1)} s. {source && <SourceWords source={source} />}{" "}
      {bytesSent === 0 ? (
        "Nothing was sent."
      ) : (
        <>
          Sent {bytesWords(bytesSent)} of fingerprint
          {questions > 1 && ` in ${countWords(questions, "question", "questions")}`}, no sound, to{" "}
          <bdi>{serverUrl.replace(/^https?:\/\//, "")}</bdi>.
        </>
      )}
    </p>
  );
}

function SourceWords({ source }: { readonly source: AnswerSource }) {
  switch (source.kind) {
    case "device":
      return <>Known on this device, from a song named lately.</>;
    case "pack":
      return (
        <>
          Known on this device, from the pack <bdi>{source.title}</bdi>.
        </>
      );
    case "server":
      return null;
  }
}
