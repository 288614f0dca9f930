import { ABSENT_SET, CATALOGUE_SET, provideRealMusic, REAL_MUSIC } from "../music/real-music.ts";
import { composedDataset } from "./composed.ts";
import { corpusDataset } from "./corpus.ts";
import type { Dataset } from "./dataset.ts";
import type { Options } from "./options.ts";

export async function datasetOf(data: Options["data"]): Promise<Dataset> {
  switch (data.kind) {
    case "composed":
      return composedDataset(data.strangersPerBed);
    case "corpus":
      return corpusDataset(data.choice);
    case "real": {
      await provideRealMusic(data.choice);
      const { half } = data.choice;
      return corpusDataset({ folder: REAL_MUSIC, set: CATALOGUE_SET, negatives: [ABSENT_SET], half });
    }
  }
}
