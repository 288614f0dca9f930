import type { Candidate } from "@sonica/shared/src/api/contract.ts";
import type { Maybe } from "../../storage/session.ts";
import { SaidText, Singers, useTitle } from "../../ui/said-name.tsx";
import { candidateWords } from "../../words/altered.ts";
import { certaintyWords } from "../../words/certainty.ts";
import { useWords } from "../../words/use-words.ts";
import { Receipt } from "../receipt.tsx";

/** More than three would be a list, not a guess. */
const MOST_CANDIDATES = 3;

interface Props {
  readonly session: Maybe;
  readonly onConfirm: (recordingId: string) => void;
  readonly onListen: () => void;
}

export function MaybeScreen({ session: { heard, candidates, source }, onConfirm, onListen }: Props) {
  const { verdict } = useWords();
  return (
    <section className="maybe" data-verdict="maybe" data-heard-seconds={heard.heardSeconds}>
      <div>
        <h2>{verdict.isItOneOfThese}</h2>
        <p className="hint">{verdict.pickOne(heard.heardSeconds)}</p>
      </div>
      <ul className="candidates">
        {candidates.slice(0, MOST_CANDIDATES).map((candidate) => (
          <li key={candidate.recording.id}>
            <CandidateButton candidate={candidate} onConfirm={() => onConfirm(candidate.recording.id)} />
          </li>
        ))}
      </ul>
      <Receipt heard={heard} source={source} />
      <div className="actions">
        <button type="button" className="secondary" onClick={onListen}>
          {verdict.noneOfThese}
        </button>
      </div>
    </section>
  );
}

function CandidateButton({ candidate, onConfirm }: { candidate: Candidate; onConfirm: () => void }) {
  const words = useWords();
  const { main, other } = useTitle(candidate.recording);
  return (
    <button
      type="button"
      className="candidate"
      data-recording-id={candidate.recording.id}
      data-offset-seconds={candidate.offsetSeconds}
      onClick={onConfirm}
    >
      <SaidText {...main} className="candidate-title" />
      <span className="candidate-who">
        {other && (
          <>
            <SaidText {...other} /> ·{" "}
          </>
        )}
        <Singers recording={candidate.recording} />
      </span>
      <span className="candidate-why">
        <b>{certaintyWords(words, candidate.confidence)}</b> · {candidateWords(words, candidate)}
      </span>
    </button>
  );
}
