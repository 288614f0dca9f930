import type { Recording } from "@sonica/shared/src/api/contract.ts";
import { type ReactNode, useState } from "react";
import type { Sky } from "../storage/session.ts";
import { Mascot } from "../ui/mascot.tsx";
import { SkyMark } from "../ui/sky-mark.tsx";
import { useIsPrivate } from "../ui/use-is-private.ts";
import { useSettings } from "../ui/use-settings.ts";

interface Props {
  readonly recording: Recording;
  readonly sky: Sky;
  /** Null when the server has no part in this song: to ask for its cover would tell which song was heard. */
  readonly serverUrl: string | null;
  readonly children: ReactNode;
}

/**
 * Head of the card: the song's own stars, and its cover before them when the server has one. In a private window there are
 * stars only: the browser would keep the picture, and its address, on disk.
 */
export function Cover({ recording, sky, serverUrl, children }: Props) {
  const [isBroken, setIsBroken] = useState(false);
  const { artworkPath } = recording;
  const isPrivate = useIsPrivate();
  const hasImage = artworkPath && serverUrl !== null && isPrivate === false && !isBroken;
  const { theme } = useSettings();
  return (
    <div className="cover">
      <SkyMark sky={sky} width={380} height={96} />
      {!hasImage && theme === "neon" && <Mascot mood="happy" size={92} />}
      {hasImage && (
        <img src={serverUrl + artworkPath} alt="" width={88} height={88} onError={() => setIsBroken(true)} />
      )}
      <div className="pills">{children}</div>
    </div>
  );
}
