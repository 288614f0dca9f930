/** In the side panel where the browser has one, else in a tab. Call it in a click. */
export async function openTimeline(tabId: number): Promise<void> {
  try {
    await chrome.sidePanel.open({ tabId });
  } catch {
    await chrome.tabs.create({ url: chrome.runtime.getURL("sidepanel.html") });
  }
  window.close();
}
