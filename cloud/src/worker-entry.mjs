// Where every worker thread starts: threads do not inherit the loader that lets Node run TypeScript.
import { register } from "tsx/esm/api";

register();
const { default: run } = await import(process.argv[2]);

export default run;
