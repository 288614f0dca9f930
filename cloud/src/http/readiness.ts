import type { Catalogue } from "../catalogue/answer.ts";
import { ProblemError } from "./problem.ts";

type State = { readonly kind: "starting" } | { readonly kind: "ready"; readonly catalogue: Catalogue };

/** The server listens before its catalogue is open, so that it can say that it is starting. */
export class Readiness {
  state: State = { kind: "starting" };

  /** @throws ProblemError "not-ready" while starting. */
  get catalogue(): Catalogue {
    if (this.state.kind === "starting") throw new ProblemError("not-ready");
    return this.state.catalogue;
  }
}
