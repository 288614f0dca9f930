import { useState } from "react";
import { send } from "../../messages.ts";
import { useWords } from "../../words/use-words.ts";

type Step = "offered" | "asked" | "erasing" | "erased" | "failed";

/** Deletes all that Sonica keeps here; asks once more before it does. */
export function EraseSection() {
  const { privacy, common } = useWords();
  const [step, setStep] = useState<Step>("offered");
  const erase = () => {
    setStep("erasing");
    send("erase-everything").then(
      () => setStep("erased"),
      () => setStep("failed"),
    );
  };
  return (
    <section className="erase" aria-labelledby="erase-heading" data-erase={step}>
      <h2 id="erase-heading">{privacy.erase}</h2>
      <p className="hint">{privacy.eraseHint}</p>
      {step === "asked" ? (
        <div className="choices">
          <button type="button" className="secondary danger" onClick={erase}>
            {privacy.eraseConfirm}
          </button>
          <button type="button" className="secondary" onClick={() => setStep("offered")}>
            {common.cancel}
          </button>
        </div>
      ) : (
        <button
          type="button"
          className="secondary danger"
          disabled={step === "erasing"}
          onClick={() => setStep("asked")}
        >
          {privacy.eraseButton}
        </button>
      )}
      <p role="status">{step === "erased" ? privacy.erased : step === "failed" ? privacy.eraseFailed : ""}</p>
    </section>
  );
}
