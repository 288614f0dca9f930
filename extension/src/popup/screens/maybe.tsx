import type { Candidate } from "@sonica/shared/src/api/contract.ts";
import type { Maybe } from "../../storage/session.ts";
import { titleOf } from "../../storage/title.ts";
import { Receipt } from "../receipt.tsx";
import { SaidText, Singers } from "../said-name.tsx";
import { candidateWords, certaintyWords } from "../words.ts";

/** More than three would be a list, not a guess. */
const MOST_CANDIDATES = 3;

interface Props {
  readonly session: Maybe;
  readonly onConfirm: (recordingId: string) => void;
  readonly onListen: () => void;
}

export function MaybeScreen({ session: { heard, candidates, source }, onConfirm, onListen }: Props) {
  return (
    <section className="maybe" data-verdict="maybe" data-heard-seconds={heard.heardSeconds}>
      <div>
        <h2>Is it one of these?</h2>
        <p className="hint">We heard {heard.heardSeconds.toFixed(0)} seconds and are not sure. Pick the one it is.</p>
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
          None of these: listen again
        </button>
      </div>
    </section>
  );
}

function CandidateButton({ candidate, onConfirm }: { candidate: Candidate; onConfirm: () => void }) {
  const { main, other } = titleOf(candidate.recording);
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
        <b>{certaintyWords(candidate.confidence)}</b> · {candidateWords(candidate)}
      </span>
    </button>
  );
}
