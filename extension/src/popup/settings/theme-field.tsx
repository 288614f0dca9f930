import { type Settings, THEMES } from "../../storage/settings.ts";
import { useWords } from "../../words/use-words.ts";
import { ChoiceField } from "./choice-field.tsx";

interface Props {
  readonly theme: Settings["theme"];
  readonly onChange: (theme: Settings["theme"]) => void;
}

export function ThemeField({ theme, onChange }: Props) {
  const { settings } = useWords();
  return (
    <ChoiceField
      name="theme"
      legend={settings.look}
      choices={THEMES}
      chosen={theme}
      labelOf={(choice) => settings.themes[choice]}
      onChoose={onChange}
    />
  );
}
