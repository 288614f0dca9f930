import { useEffect, useState } from "react";
import { PICTURE_CHANNEL, type Picture } from "../picture.ts";

/** Calls back for every picture the engine sends while this component is shown. */
export function usePictures(onPicture: (picture: Picture) => void): void {
  useEffect(() => {
    const channel = new BroadcastChannel(PICTURE_CHANNEL);
    channel.onmessage = ({ data }: MessageEvent<Picture>) => onPicture(data);
    return () => channel.close();
  }, [onPicture]);
}

/** Seconds heard so far, to a tenth; 0 until the first picture. */
export function useHeardSeconds(): number {
  const [heardSeconds, setHeardSeconds] = useState(0);
  const [onPicture] = useState(() => (picture: Picture) => setHeardSeconds(Math.floor(picture.heardSeconds * 10) / 10));
  usePictures(onPicture);
  return heardSeconds;
}
