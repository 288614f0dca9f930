// axe over every screen of the production build, in every language and look, in a real Chromium.
import { LANGUAGES, type Language } from "@sonica/extension/src/words/language.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { violationsOn } from "../extension/screens/axe.ts";
import { LOOKS, wear } from "../extension/screens/looks.ts";
import { misfitsOn } from "../extension/screens/misfits.ts";
import { tour } from "../extension/screens/tour.ts";
import { Chromium } from "../harness/chromium.ts";
import { freeAddress } from "../harness/free-address.ts";

let chromium: Chromium;

beforeAll(async () => {
  chromium = await Chromium.launch({ isHeadless: true, serverUrl: await freeAddress() });
});

afterAll(() => chromium?.close());

it.each(Object.keys(LANGUAGES) as Language[])(
  "has nothing that axe objects to, and nothing that does not fit, on any screen in any look: %s",
  async (language) => {
    const violations: string[] = [];
    let screens = 0;
    for await (const { name, page } of tour(chromium, language)) {
      for (const look of LOOKS) {
        await wear(page, look);
        const found = [...(await violationsOn(page)), ...(await misfitsOn(page))];
        violations.push(...found.map((said) => `${name}, ${look.name}: ${said}`));
        screens++;
      }
    }
    expect(violations).toEqual([]);
    expect(screens).toBeGreaterThan(90);
  },
  600_000,
);
