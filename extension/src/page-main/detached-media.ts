// Runs in the page's own world on sites that were switched on. A player made by `new Audio()` that is never put into the
// document, or that lives in a shadow tree, fires no event that a listener on the document could hear. So whenever the
// page starts such a player, the document is told, with the player as the event's related target: the only thing that
// passes from the page's world to ours. The player itself is left alone, and what the page sees of play() is unchanged.

const play = HTMLMediaElement.prototype.play;

HTMLMediaElement.prototype.play = function (this: HTMLMediaElement): Promise<void> {
  try {
    if (this.getRootNode() !== document) {
      document.dispatchEvent(new MouseEvent("sonica-played-unseen", { relatedTarget: this }));
    }
  } catch {
    // Whatever went wrong, the page must get its sound.
  }
  return play.call(this);
};

export {};
