/** Calls back when the page's address changes without a new document, as single-page sites do. Returns how to stop. */
export function watchMoves(onMove: () => void): () => void {
  let address = location.href;
  const look = () => {
    if (location.href === address) return;
    address = location.href;
    onMove();
  };
  const { navigation } = window as { navigation?: EventTarget };
  navigation?.addEventListener("currententrychange", look);
  window.addEventListener("popstate", look);
  window.addEventListener("hashchange", look);
  // Where there is no Navigation API, a player's next event tells.
  document.addEventListener("playing", look, true);
  document.addEventListener("durationchange", look, true);
  return () => {
    navigation?.removeEventListener("currententrychange", look);
    window.removeEventListener("popstate", look);
    window.removeEventListener("hashchange", look);
    document.removeEventListener("playing", look, true);
    document.removeEventListener("durationchange", look, true);
  };
}
