// Own process: writes a segment much larger than the memory it may use. Prints its size, and by how much the process grew
// from a tenth of the recordings to the end.
import { statSync } from "node:fs";
import { SegmentWriter } from "@sonica/cloud/src/catalogue/segment-writer.ts";
import { idOf, randomConstellation } from "../../shared/constellations.ts";

const RECORDINGS = 4000;

const writer = new SegmentWriter(process.argv[2]!);
const some = Array.from({ length: 4 }, (_, i) => randomConstellation(i, 240));
let early = 0;
for (let i = 0; i < RECORDINGS; i++) {
  writer.add(idOf(i), some[i % some.length]);
  if (i === RECORDINGS / 10) early = process.memoryUsage().rss;
}
writer.finish();
const { maxRSS } = process.resourceUsage();
process.stdout.write(JSON.stringify({ bytes: statSync(process.argv[2]!).size, grownBytes: maxRSS * 1024 - early }));
