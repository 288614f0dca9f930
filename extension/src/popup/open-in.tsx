import type { Recording } from "@sonica/shared/src/api/contract.ts";
import { useWords } from "../words/use-words.ts";
import { openInLinks } from "./links.ts";
import { useLinkChoices } from "./use-link-choices.ts";

export const OpenIn = ({ recording }: { readonly recording: Recording }) => (
  <ul className="chips" aria-label={useWords().verdict.openIn}>
    {openInLinks(recording, useLinkChoices()).map(({ service, address }) => (
      <li key={service}>
        <a className="chip" href={address} target="_blank" rel="noreferrer">
          {service}
        </a>
      </li>
    ))}
  </ul>
);
