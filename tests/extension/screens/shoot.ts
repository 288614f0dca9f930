// Photographs every screen of the built extension in every language and theme into .cache/screens, and makes the contact
// sheets in extension/screens, one for each language. Says what axe objects to
// and what does not fit on the way.
// Run: pnpm --filter @sonica/tests screens [en hi bho]
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { isLanguage, LANGUAGES, type Language } from "@sonica/extension/src/words/language.ts";
import { Chromium } from "../../harness/chromium.ts";
import { freeAddress } from "../../harness/free-address.ts";
import { violationsOn } from "./axe.ts";
import { contactSheet, type Shot } from "./contact-sheet.ts";
import { LOOKS, wear } from "./looks.ts";
import { misfitsOn } from "./misfits.ts";
import { tour } from "./tour.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const OUT = `${ROOT}.cache/screens`;
const SHEETS = `${ROOT}extension/screens`;

const asked = process.argv.slice(2).filter(isLanguage);
const languages = asked.length > 0 ? asked : (Object.keys(LANGUAGES) as Language[]);

const chromium = await Chromium.launch({ isHeadless: true, serverUrl: await freeAddress() });
try {
  await mkdir(OUT, { recursive: true });
  await mkdir(SHEETS, { recursive: true });
  for (const language of languages) {
    const shots: Shot[] = [];
    for await (const { name, page } of tour(chromium, language)) {
      for (const look of LOOKS) {
        await wear(page, look);
        for (const violation of [...(await violationsOn(page)), ...(await misfitsOn(page))])
          console.log(`✗ ${name}, ${look.name}: ${violation}`);
        const png = await page.screenshot();
        shots.push({ name, look: look.name, png });
        await writeFile(`${OUT}/${name}-${look.name.replace(", ", "-")}-${language}.png`, png);
      }
      console.log(`${language} ${name}`);
    }
    await writeFile(`${SHEETS}/${language}.webp`, await contactSheet(chromium.browser, shots));
  }
} finally {
  await chromium.close();
}
