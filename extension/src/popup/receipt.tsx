import type { Heard } from "../storage/session.ts";
import { bytesWords, countWords } from "./words.ts";

/** Where the answer came from and what left the browser for it. */
export function Receipt({ heard: { serverUrl, bytesSent, questions, heardSeconds } }: { readonly heard: Heard }) {
  return (
    <p className="receipt" data-bytes-sent={bytesSent}>
      Heard {heardSeconds.toFixed(1)} s. Sent {bytesWords(bytesSent)} of fingerprint
      {questions > 1 && ` in ${countWords(questions, "question", "questions")}`}, no sound, to{" "}
      <bdi>{serverUrl.replace(/^https?:\/\//, "")}</bdi>.
    </p>
  );
}
