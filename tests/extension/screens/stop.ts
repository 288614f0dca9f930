import type { Page } from "puppeteer";

/** A screen as it stands, until the walk goes on. */
export interface Stop {
  readonly name: string;
  readonly page: Page;
}
