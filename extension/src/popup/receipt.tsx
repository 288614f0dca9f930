import type { AnswerSource, Heard } from "../storage/session.ts";
import { useWords } from "../words/use-words.ts";
import type { Words } from "../words/words.ts";

interface Props {
  readonly heard: Heard;
  /** Where the answer was found; null when there is none. */
  readonly source: AnswerSource | null;
}

/** Where the answer came from and what left the browser for it. */
export function Receipt({ heard: { serverUrl, bytesSent, questions, heardSeconds }, source }: Props) {
  const { verdict } = useWords();
  const sentences = [
    verdict.heard(heardSeconds),
    source && sourceWords(verdict, source),
    bytesSent === 0 ? verdict.nothingSent : verdict.sent(bytesSent, questions, serverUrl.replace(/^https?:\/\//, "")),
  ];
  return (
    <p className="receipt" data-bytes-sent={bytesSent} data-source={source?.kind ?? "none"}>
      {sentences.filter(Boolean).join(" ")}
    </p>
  );
}

function sourceWords({ knownOnDevice, knownInPack }: Words["verdict"], source: AnswerSource): string | null {
  switch (source.kind) {
    case "device":
      return knownOnDevice;
    case "pack":
      return knownInPack(source.title);
    case "server":
      return null;
  }
}
