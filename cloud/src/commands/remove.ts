import type { Config } from "../config.ts";
import { openContext } from "../context.ts";
import { messageOf } from "../failures.ts";
import { printLine, printNote } from "./print.ts";

/** Exit code: 0 when every id was there, else 1. */
export async function remove(config: Config, ids: readonly string[]): Promise<number> {
  const context = await openContext(config, { command: "remove" });
  let hadUnknown = false;
  try {
    for (const id of ids) {
      const wasThere = await context.recordings.remove(id);
      if (wasThere) printLine(`removed  ${id}`);
      else printNote(`${id}: there is no such recording.`);
      hadUnknown ||= !wasThere;
    }
    await context.index.sync();
    await context.searchServer?.sync(context.database.db).catch((error: unknown) => {
      printNote(`The search server was not brought up to date: ${messageOf(error)} Run \`sonica search sync\` later.`);
    });
  } finally {
    await context.close();
  }
  return hadUnknown ? 1 : 0;
}
