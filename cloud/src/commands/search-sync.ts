import type { Config } from "../config.ts";
import { openContext } from "../context.ts";
import { Failure, messageOf } from "../failures.ts";
import { EngineAwayError } from "../search/search-engine.ts";
import { printJson, printLine, printNote } from "./print.ts";

/** Exit code: 0, or 1 when the search server is away. */
export async function searchSync(config: Config, options: { json?: boolean }): Promise<number> {
  const context = await openContext(config, { command: "search sync" });
  try {
    const { searchDocuments, searchServer, database } = context;
    const folded = await searchDocuments.sync(({ written }) => printNote(`${written} songs folded`));
    if (searchServer === undefined) {
      if (options.json) printJson({ folded, searchServer: null });
      else printLine(`${folded} songs folded anew in Postgres. ${new Failure("search-server-not-set", "").nextStep}`);
      return 0;
    }
    const synced = await searchServer.sync(database.db, (written) => printNote(`${written} songs sent`));
    if (options.json) printJson({ folded, searchServer: synced });
    else {
      const { written, deleted, songs } = synced;
      printLine(
        `${folded} songs folded anew in Postgres; ${written} sent to Meilisearch, ${deleted} deleted, ${songs} there.`,
      );
    }
    return 0;
  } catch (error) {
    if (!(error instanceof EngineAwayError)) throw error;
    throw new Failure("search-server-away", messageOf(error), { cause: error });
  } finally {
    await context.close();
  }
}
