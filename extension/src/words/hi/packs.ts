import type { PacksWords } from "../en/packs.ts";
import type { Speech } from "../speech.ts";

export const packs = (_say: Speech): PacksWords => ({
  title: "गानों के पैक",
});
