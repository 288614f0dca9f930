import type { Browser } from "puppeteer";

interface Shot {
  readonly name: string;
  readonly theme: string;
  readonly png: Uint8Array;
}

/** All shots as one picture, each with its name. */
export async function contactSheet(browser: Browser, shots: readonly Shot[]): Promise<Uint8Array> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1656, height: 800 });
  const figures = shots.map(
    ({ name, theme, png }) =>
      `<figure><img width="190" src="data:image/png;base64,${Buffer.from(png).toString("base64")}">
       <figcaption>${name}, ${theme}</figcaption></figure>`,
  );
  await page.setContent(
    `<style>body{margin:16px;display:flex;flex-wrap:wrap;gap:14px;background:#888;font:12px sans-serif;color:#fff}
     figure{margin:0}img{display:block;border-radius:8px}</style>${figures.join("")}`,
  );
  const sheet = await page.screenshot({ fullPage: true });
  await page.close();
  return sheet;
}
