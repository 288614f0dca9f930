/** Broadcast when what this device can recognise by itself has changed. */
export const SHELF_CHANNEL = "sonica-shelf";

export function announceShelfChange(): void {
  const channel = new BroadcastChannel(SHELF_CHANNEL);
  channel.postMessage("changed");
  channel.close();
}
