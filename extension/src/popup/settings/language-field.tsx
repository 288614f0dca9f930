import { LANGUAGES, type LanguageChoice, languageOf } from "../../words/language.ts";
import { useWords } from "../../words/use-words.ts";
import { ChoiceField } from "./choice-field.tsx";

const CHOICES: readonly LanguageChoice[] = ["auto", "en", "hi", "bho"];

interface Props {
  readonly language: LanguageChoice;
  readonly onChange: (language: LanguageChoice) => void;
}

/** The interface's language; says so when nobody who grew up with it has read our words yet. */
export function LanguageField({ language, onChange }: Props) {
  const { settings } = useWords();
  return (
    <div>
      <ChoiceField
        name="language"
        legend={settings.language}
        choices={CHOICES}
        chosen={language}
        labelOf={(choice) =>
          choice === "auto" ? settings.languageAuto : <span lang={choice}>{LANGUAGES[choice].name}</span>
        }
        onChoose={onChange}
      />
      {!LANGUAGES[languageOf(language)].isReviewed && (
        <p className="hint" data-unreviewed>
          {settings.unreviewed}
        </p>
      )}
    </div>
  );
}
