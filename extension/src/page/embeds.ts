/** Smaller frames than this hold no player, pixels. */
const SMALLEST = { width: 200, height: 60 };

/** Origins of frames from elsewhere that are large enough for a player. */
export function embeddedOrigins(): string[] {
  const origins = new Set<string>();
  for (const frame of document.querySelectorAll("iframe")) {
    const { width, height } = frame.getBoundingClientRect();
    if (width < SMALLEST.width || height < SMALLEST.height || !URL.canParse(frame.src)) continue;
    const { origin, protocol } = new URL(frame.src);
    if (protocol.startsWith("http") && origin !== location.origin) origins.add(origin);
  }
  return [...origins];
}
