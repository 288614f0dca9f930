import type { ReactNode } from "react";

interface Props<T extends string> {
  readonly name: string;
  readonly legend: string;
  /** What the chosen one means. */
  readonly hint?: string;
  readonly choices: readonly T[];
  readonly chosen: T;
  readonly labelOf: (choice: T) => ReactNode;
  readonly onChoose: (choice: T) => void;
}

/** One of a few, all in sight. */
export function ChoiceField<T extends string>({ name, legend, hint, choices, chosen, labelOf, onChoose }: Props<T>) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div className="choices">
        {choices.map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name={name}
              value={choice}
              checked={choice === chosen}
              onChange={() => onChoose(choice)}
            />
            <span>{labelOf(choice)}</span>
          </label>
        ))}
      </div>
      {hint && (
        <p className="hint" role="status">
          {hint}
        </p>
      )}
    </fieldset>
  );
}
