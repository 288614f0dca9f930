import type { Recording } from "@sonica/shared/src/api/contract.ts";
import { useEffect, useState } from "react";
import { send, type Trending } from "../../messages.ts";
import { Figure } from "../../ui/figure.tsx";
import { Message } from "../../ui/message.tsx";
import { SaidText, Singers, useTitle } from "../../ui/said-name.tsx";
import { useWords } from "../../words/use-words.ts";

interface Props {
  readonly onOpen: (recording: Recording, serverUrl: string) => void;
}

/** What the matcher named most lately; when it named nothing, what can be searched for. */
export function TrendingSongs({ onOpen }: Props) {
  const { search } = useWords();
  const [trending, setTrending] = useState<Trending | null>(null);
  useEffect(() => {
    let isHere = true;
    // Nothing to show is no failure: searching will say what is wrong.
    void send("trending")
      .catch((): Trending => ({ kind: "failed", code: "interrupted" }))
      .then((answer) => isHere && setTrending(answer));
    return () => {
      isHere = false;
    };
  }, []);
  if (!trending) return null;
  if (trending.kind === "failed" || trending.songs.length === 0) {
    return (
      <Message
        sign={<Figure mood="calm" width={160} height={96} />}
        title={search.trendingEmpty}
        data-trending={trending.kind === "found" ? "0" : undefined}
      >
        <p>{search.trendingHint}</p>
      </Message>
    );
  }
  return (
    <section className="trending" aria-labelledby="trending" data-trending={trending.songs.length}>
      <h2 id="trending">{search.trending}</h2>
      <ul>
        {trending.songs.map(({ recording, times }) => (
          <li key={recording.id}>
            <button type="button" className="result" onClick={() => onOpen(recording, trending.serverUrl)}>
              <TrendingTitle recording={recording} />
              <span className="result-who">
                <Singers recording={recording} /> · {search.times(times)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function TrendingTitle({ recording }: { readonly recording: Recording }) {
  return <SaidText {...useTitle(recording).main} className="result-title" />;
}
