import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import { type LinkChoice, writeLinkChoices } from "../../storage/link-choice.ts";
import { useWords } from "../../words/use-words.ts";
import { useLinkChoices } from "../use-link-choices.ts";

/** Which music services a song is opened in: on or off, and in which order. */
export function LinksSection() {
  const { links } = useWords();
  const choices = useLinkChoices();
  const change = (next: readonly LinkChoice[]) => void writeLinkChoices(next);
  const move = (from: number, to: number) => change(choices.with(from, choices[to]).with(to, choices[from]));
  return (
    <fieldset className="links">
      <legend>{links.title}</legend>
      <p className="hint">{links.hint}</p>
      <ul>
        {choices.map(({ service, isOn }, i) => (
          <li key={service} className="pack" data-service={service}>
            <label className="pack-lines">
              <span>
                <input
                  type="checkbox"
                  checked={isOn}
                  onChange={({ target }) => change(choices.with(i, { service, isOn: target.checked }))}
                />{" "}
                {service}
              </span>
            </label>
            <button
              type="button"
              className="icon-button"
              aria-label={links.moveUp(service)}
              disabled={i === 0}
              onClick={() => move(i, i - 1)}
            >
              <ArrowUp size={16} aria-hidden />
            </button>
            <button
              type="button"
              className="icon-button"
              aria-label={links.moveDown(service)}
              disabled={i === choices.length - 1}
              onClick={() => move(i, i + 1)}
            >
              <ArrowDown size={16} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
