// The right to hear a tab that was clicked. It is optional, so that installing Sonica warns of nothing.
import browser from "webextension-polyfill";

// The polyfill's list of optional permissions leaves this one out.
const HEARING = { permissions: ["tabCapture"] } as unknown as browser.Permissions.Permissions;

/** False, too, in a browser that has no such permission. */
export const mayHear = (): Promise<boolean> => browser.permissions.contains(HEARING).catch(() => false);

/**
 * Has the browser ask; only inside a click. Chromium lends the sound of tabs that are clicked after the yes: a tab that was
 * clicked before it stays refused, also after more clicks. That is why the first-run page asks, before any tab is clicked.
 */
export const askToHear = (): Promise<boolean> => browser.permissions.request(HEARING);
