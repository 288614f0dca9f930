import { useEffect, useState } from "react";
import { type LinkChoice, parseLinkChoices, watchLinkChoices } from "../storage/link-choice.ts";

/** The services as the person ordered them; the usual ones until storage has answered. */
export function useLinkChoices(): readonly LinkChoice[] {
  const [choices, setChoices] = useState<readonly LinkChoice[]>(() => parseLinkChoices(undefined));
  useEffect(() => watchLinkChoices(setChoices), []);
  return choices;
}
