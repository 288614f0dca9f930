import { Frame } from "../ui/frame.tsx";
import { useShortcut } from "../ui/use-shortcut.ts";
import { useWords } from "../words/use-words.ts";
import { DemoSection } from "./demo-section.tsx";
import { HearingSection } from "./hearing-section.tsx";
import { Looks } from "./looks.tsx";

interface Props {
  readonly clipUrl: string;
}

/** What a person sees once, after installing. */
export const Welcome = (props: Props) => (
  <Frame>
    <Page {...props} />
  </Frame>
);

function Page({ clipUrl }: Props) {
  const { welcome } = useWords();
  const shortcut = useShortcut();
  return (
    <main className="welcome" data-state="welcome">
      <header>
        <h1>{welcome.title}</h1>
        <p>{welcome.purpose}</p>
      </header>
      <div className="welcome-columns">
        <DemoSection clipUrl={clipUrl} />
        <div className="welcome-facts">
          <dl>
            <dt>{welcome.heard}</dt>
            <dd>{welcome.heardWords}</dd>
            <dt>{welcome.leaves}</dt>
            <dd>{welcome.leavesWords}</dd>
            <dt>{welcome.kept}</dt>
            <dd>{welcome.keptWords}</dd>
          </dl>
          <HearingSection />
          <p className="hint">
            {welcome.pin} {shortcut && welcome.shortcut(shortcut)}
          </p>
        </div>
      </div>
      <footer>
        <Looks />
        <button type="button" className="secondary" onClick={() => window.close()}>
          {welcome.skip}
        </button>
      </footer>
    </main>
  );
}
