import { writeFile } from "node:fs/promises";

interface WavFormat {
  readonly rateHz: number;
  readonly channels: number;
  /** 1: whole numbers, 3: floats. */
  readonly coding: 1 | 3;
  readonly bits: 8 | 16 | 24 | 32 | 64;
  /** With the longer header that names the coding in a GUID. */
  readonly isExtensible?: boolean;
}

/** The same samples on every channel. */
export function wavOf(samples: Float32Array, format: WavFormat): Buffer {
  const { rateHz, channels, coding, bits } = format;
  const sampleBytes = bits / 8;
  const data = Buffer.alloc(samples.length * sampleBytes * channels);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  samples.forEach((sample, i) => {
    for (let channel = 0; channel < channels; channel++) {
      writeSample(view, (i * channels + channel) * sampleBytes, Math.max(-1, Math.min(1, sample)), coding, bits);
    }
  });
  const formatChunk = Buffer.alloc(format.isExtensible ? 40 : 16);
  formatChunk.writeUInt16LE(format.isExtensible ? 0xfffe : coding, 0);
  formatChunk.writeUInt16LE(channels, 2);
  formatChunk.writeUInt32LE(rateHz, 4);
  formatChunk.writeUInt32LE(rateHz * sampleBytes * channels, 8);
  formatChunk.writeUInt16LE(sampleBytes * channels, 12);
  formatChunk.writeUInt16LE(bits, 14);
  if (format.isExtensible) formatChunk.writeUInt16LE(coding, 24);
  const body = Buffer.concat([Buffer.from("WAVE"), chunk("fmt ", formatChunk), chunk("data", data)]);
  return chunk("RIFF", body);
}

function writeSample(view: DataView, at: number, sample: number, coding: number, bits: number): void {
  if (coding === 3) {
    if (bits === 64) view.setFloat64(at, sample, true);
    else view.setFloat32(at, sample, true);
    return;
  }
  const level = Math.round(sample * (2 ** (bits - 1) - 1));
  if (bits === 8) view.setUint8(at, level + 128);
  else if (bits === 16) view.setInt16(at, level, true);
  else if (bits === 32) view.setInt32(at, level, true);
  else {
    view.setUint16(at, level & 0xffff, true);
    view.setInt8(at + 2, level >> 16);
  }
}

function chunk(id: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(id, "latin1");
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

/** 16-bit PCM. */
export const wavBytes = (samples: Float32Array, rateHz: number, channels = 1): Buffer =>
  wavOf(samples, { rateHz, channels, coding: 1, bits: 16 });

export const writeWav = (path: string, samples: Float32Array, rateHz: number): Promise<void> =>
  writeFile(path, wavBytes(samples, rateHz));
