import { useState } from "react";
import { type Rewound, send } from "../messages.ts";
import { useWords } from "../words/use-words.ts";
import { NamedSong } from "./named-song.tsx";

/** How far back one may ask at a tap, seconds. */
const STEPS_SECONDS = [20, 40, 90] as const;

/** "What was that?": asks about what was heard a moment ago, from the fingerprint kept of it. */
export function Rewind({ watchId }: { readonly watchId: string }) {
  const { timeline } = useWords();
  const [rewound, setRewound] = useState<Rewound | { readonly kind: "none" | "asking" }>({ kind: "none" });
  const ask = async (secondsAgo: number) => {
    setRewound({ kind: "asking" });
    setRewound(await send("rewind", { watchId, secondsAgo }));
  };
  return (
    <div className="rewind">
      <fieldset>
        <legend>{timeline.rewind}</legend>
        {STEPS_SECONDS.map((seconds) => (
          <button
            key={seconds}
            type="button"
            className="secondary"
            data-seconds-ago={seconds}
            onClick={() => void ask(seconds)}
          >
            {timeline.secondsAgo(seconds)}
          </button>
        ))}
      </fieldset>
      <div role="status" data-rewound={rewound.kind}>
        <RewoundWords rewound={rewound} />
      </div>
    </div>
  );
}

function RewoundWords({ rewound }: { readonly rewound: Rewound | { readonly kind: "none" | "asking" } }) {
  const { timeline, failures } = useWords();
  switch (rewound.kind) {
    case "none":
      return null;
    case "asking":
      return <p>{timeline.rewound.asking}</p>;
    case "forgotten":
      return <p>{timeline.rewound.forgotten}</p>;
    case "failed":
      return <p>{failures[rewound.code].title}</p>;
    case "known":
      return <NamedSong recording={rewound.recording} />;
    case "asked":
      return rewound.verdict.kind === "match" ? (
        <NamedSong recording={rewound.verdict.match.recording} />
      ) : (
        <p>{timeline.rewound.unknown}</p>
      );
  }
}
