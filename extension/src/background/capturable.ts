const STORES = ["chromewebstore.google.com", "chrome.google.com/webstore", "microsoftedge.microsoft.com/addons"];

/**
 * Whether the browser lets an extension hear a page of this address. It hides the address of its own pages even after a
 * click, so no address means no.
 */
export function isCapturable(address: string | undefined): boolean {
  if (!address || !URL.canParse(address)) return false;
  const { protocol, host, pathname } = new URL(address);
  if (protocol === "file:") return true;
  if (protocol !== "http:" && protocol !== "https:") return false;
  return !STORES.some((store) => (host + pathname).startsWith(store));
}
