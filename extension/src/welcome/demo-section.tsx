import Play from "lucide-react/icons/play";
import { LiveSkyCanvas } from "../popup/live-sky-canvas.tsx";
import { focusOnShow } from "../ui/focus-on-show.ts";
import { SaidName, Singers } from "../ui/said-name.tsx";
import { SkyMark } from "../ui/sky-mark.tsx";
import { useWords } from "../words/use-words.ts";
import { type Demo, useDemo } from "./use-demo.ts";

interface Props {
  readonly clipUrl: string;
}

/** Try it: the clip plays, the engine's own stars appear, and the song is named on this device. */
export function DemoSection({ clipUrl }: Props) {
  const { welcome } = useWords();
  const { demo, onPlay } = useDemo(clipUrl);
  return (
    <section className="welcome-demo" aria-labelledby="demo-heading" data-demo={demo.kind}>
      <h2 id="demo-heading">{welcome.demo}</h2>
      {demo.kind === "offered" || demo.kind === "failed" ? (
        <div className="welcome-sky">
          <SkyMark sky={null} width={420} height={180} />
        </div>
      ) : (
        <LiveSkyCanvas />
      )}
      <div role="status">
        <DemoWords demo={demo} />
      </div>
      {demo.kind !== "listening" && (
        <button type="button" className="primary" onClick={onPlay} ref={focusOnShow}>
          <Play size={18} aria-hidden /> {demo.kind === "offered" ? welcome.demoPlay : welcome.demoAgain}
        </button>
      )}
    </section>
  );
}

function DemoWords({ demo }: { readonly demo: Demo }) {
  const { welcome, listen } = useWords();
  switch (demo.kind) {
    case "offered":
      return <p>{welcome.demoHint}</p>;
    case "listening":
      return <p>{listen.listening}</p>;
    case "failed":
      return <p>{welcome.demoFailed}</p>;
    case "match": {
      const { match, heardSeconds, bytes } = demo;
      return (
        <div data-recording-id={match.recording.id} data-offset-seconds={match.offsetSeconds}>
          <h3>
            <SaidName name={match.recording.title} language={match.recording.language} />
          </h3>
          <Singers recording={match.recording} />
          <p className="hint">{welcome.demoDone(heardSeconds, bytes)}</p>
        </div>
      );
    }
  }
}
