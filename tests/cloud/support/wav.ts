import { writeFile } from "node:fs/promises";

/** Mono samples as 16-bit PCM, two channels when asked. */
export function wavBytes(samples: Float32Array, rateHz: number, channels = 1): Buffer {
  const data = Buffer.alloc(samples.length * 2 * channels);
  samples.forEach((sample, i) => {
    const level = Math.round(Math.max(-1, Math.min(1, sample)) * 32767);
    for (let channel = 0; channel < channels; channel++) data.writeInt16LE(level, (i * channels + channel) * 2);
  });
  const header = Buffer.alloc(44);
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(36 + data.length, 4);
  header.write("WAVEfmt ", 8, "latin1");
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(rateHz, 24);
  header.writeUInt32LE(rateHz * 2 * channels, 28);
  header.writeUInt16LE(2 * channels, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36, "latin1");
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}

export const writeWav = (path: string, samples: Float32Array, rateHz: number): Promise<void> =>
  writeFile(path, wavBytes(samples, rateHz));
