import type { Recording } from "@sonica/shared/src/api/contract.ts";
import { SaidText, Singers, useTitle } from "./said-name.tsx";

/** Title in both scripts, and who sings. */
export function NamedSong({ recording }: { readonly recording: Recording }) {
  const { main, other } = useTitle(recording);
  return (
    <p className="named-song" data-recording-id={recording.id}>
      <strong>
        <SaidText {...main} />
      </strong>
      {other && <SaidText {...other} className="other-title" />}
      <span className="singers">
        <Singers recording={recording} />
      </span>
    </p>
  );
}
