import { useEffect, useState } from "react";
import { askToHear, lendsTabs, mayHear } from "../hearing-permission.ts";
import { useWords } from "../words/use-words.ts";

/** The one permission that the browser asks for, explained before it does. */
export function HearingSection() {
  const { welcome, failures } = useWords();
  const [isAllowed, setIsAllowed] = useState<boolean | null>(null);
  useEffect(() => {
    void mayHear().then(setIsAllowed);
  }, []);
  if (!lendsTabs()) return <p className="welcome-hearing">{failures["tab-not-lent"].cause}</p>;
  if (isAllowed === null) return null;
  return (
    <section className="welcome-hearing" data-hearing={isAllowed ? "allowed" : "asked"}>
      {isAllowed ? (
        <p role="status">{welcome.mayHear}</p>
      ) : (
        <>
          <p>{welcome.askToHear}</p>
          <button type="button" className="secondary" onClick={() => void askToHear().then(setIsAllowed)}>
            {welcome.allow}
          </button>
        </>
      )}
    </section>
  );
}
