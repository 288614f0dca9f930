import { type FormEvent, useState } from "react";
import { type ServerTest, send } from "../../messages.ts";
import { DEFAULT_SETTINGS, parseServerUrl } from "../../storage/settings.ts";
import { useWords } from "../../words/use-words.ts";
import type { Words } from "../../words/words.ts";

interface Props {
  readonly serverUrl: string;
  readonly onSave: (serverUrl: string) => void;
}

type Test = ServerTest | { readonly kind: "none" } | { readonly kind: "testing" };

/** The matcher's address: saved when tested, so that what is saved has been tried. */
export function ServerField({ serverUrl, onSave }: Props) {
  const words = useWords();
  const { settings } = words;
  const [typed, setTyped] = useState(serverUrl);
  const [test, setTest] = useState<Test>({ kind: "none" });

  const tryOut = async (event: FormEvent) => {
    event.preventDefault();
    const parsed = parseServerUrl(typed);
    if (parsed) onSave(parsed);
    setTest({ kind: "testing" });
    setTest(await send("test-server", { serverUrl: typed }));
  };

  return (
    <form onSubmit={(event) => void tryOut(event)} noValidate>
      <label htmlFor="server">{settings.matcher}</label>
      <p className="hint" id="server-hint">
        {settings.matcherHint}
      </p>
      <div className="field">
        <input
          id="server"
          type="url"
          value={typed}
          placeholder={DEFAULT_SETTINGS.serverUrl}
          aria-describedby="server-hint server-test"
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" className="secondary">
          {settings.saveAndTest}
        </button>
      </div>
      <p id="server-test" role="status" className={`test test-${test.kind}`} data-test={test.kind}>
        {testWords(words, test)}
      </p>
    </form>
  );
}

function testWords({ settings, failures }: Words, test: Test): string {
  switch (test.kind) {
    case "none":
      return "";
    case "testing":
      return settings.asking;
    case "ready":
      return `✓ ${settings.testReady(test.recordings, test.version)}`;
    case "failed":
      return `✗ ${failures[test.code].title}: ${failures[test.code].cause}`;
  }
}
