// WAV as a stream: RIFF chunks up to "data", then samples as they come. Layout: Microsoft RIFF/WAVE, also extensible.
import { Failure } from "../failures.ts";

const PCM = 1;
const FLOAT = 3;
const EXTENSIBLE = 0xfffe;

interface Format {
  readonly channels: number;
  readonly sampleRate: number;
  readonly frameBytes: number;
  readonly readSample: (view: DataView, offset: number) => number;
}

type State =
  | { readonly kind: "header" }
  | { readonly kind: "data"; readonly format: Format; bytesLeft: number }
  | { readonly kind: "end" };

const unreadable = (why: string): Failure => new Failure("audio-unreadable", `WAV: ${why}.`);

/** Has the face of the WASM decoders. */
export class WavDecoder {
  readonly ready = Promise.resolve();
  private pending = new Uint8Array(0);
  private state: State = { kind: "header" };

  decode(bytes: Uint8Array): {
    channelData: Float32Array[];
    samplesDecoded: number;
    sampleRate: number;
  } {
    this.pending = concat(this.pending, bytes);
    if (this.state.kind === "header") this.state = this.readHeader();
    if (this.state.kind !== "data") return { channelData: [], samplesDecoded: 0, sampleRate: 0 };
    const { format } = this.state;
    const frames = Math.floor(Math.min(this.pending.length, this.state.bytesLeft) / format.frameBytes);
    const channelData = deinterleave(this.pending, frames, format);
    const taken = frames * format.frameBytes;
    this.pending = this.pending.slice(taken);
    this.state.bytesLeft -= taken;
    if (this.state.bytesLeft < format.frameBytes) this.state = { kind: "end" };
    return {
      channelData,
      samplesDecoded: frames,
      sampleRate: format.sampleRate,
    };
  }

  free(): void {}

  /** Leaves `pending` at the first sample; waits for more bytes when the header is not all there. */
  private readHeader(): State {
    const view = viewOf(this.pending);
    let format: Format | undefined;
    for (let at = 12; at + 8 <= view.byteLength; ) {
      const id = view.getUint32(at, false);
      const size = view.getUint32(at + 4, true);
      const body = at + 8;
      if (id === DATA) {
        if (format === undefined) throw unreadable("the samples come before their format");
        this.pending = this.pending.slice(body);
        // Writers that could not know the length leave 0 or the largest number.
        return {
          kind: "data",
          format,
          bytesLeft: size === 0 || size === 0xffffffff ? Infinity : size,
        };
      }
      if (body + size > view.byteLength) break;
      if (id === FMT) format = readFormat(view, body, size);
      at = body + size + (size & 1);
    }
    if (view.byteLength > MAX_HEADER_BYTES) throw unreadable("no samples were found");
    return { kind: "header" };
  }
}

const FMT = 0x666d7420;
const DATA = 0x64617461;

/** Chunks before the samples may hold a cover. */
const MAX_HEADER_BYTES = 32 * 1024 * 1024;

function readFormat(view: DataView, at: number, size: number): Format {
  if (size < 16) throw unreadable("its format chunk is too short");
  const tag = view.getUint16(at, true);
  // The extensible format names the real one in the first bytes of its GUID.
  const coding = tag === EXTENSIBLE && size >= 40 ? view.getUint16(at + 24, true) : tag;
  const channels = view.getUint16(at + 2, true);
  const sampleRate = view.getUint32(at + 4, true);
  const bits = view.getUint16(at + 14, true);
  const readSample = SAMPLE_READERS[`${coding}/${bits}`];
  if (readSample === undefined) {
    throw new Failure("audio-unsupported", `WAV coding ${coding} with ${bits} bits needs ffmpeg, which was not found.`);
  }
  if (channels === 0 || channels > 32) throw unreadable(`it claims ${channels} channels`);
  return {
    channels,
    sampleRate,
    frameBytes: (channels * bits) / 8,
    readSample,
  };
}

const SAMPLE_READERS: Record<string, (view: DataView, offset: number) => number> = {
  [`${PCM}/8`]: (view, offset) => (view.getUint8(offset) - 128) / 128,
  [`${PCM}/16`]: (view, offset) => view.getInt16(offset, true) / 32768,
  [`${PCM}/24`]: (view, offset) => (view.getUint16(offset, true) + view.getInt8(offset + 2) * 65536) / 8388608,
  [`${PCM}/32`]: (view, offset) => view.getInt32(offset, true) / 2147483648,
  [`${FLOAT}/32`]: (view, offset) => view.getFloat32(offset, true),
  [`${FLOAT}/64`]: (view, offset) => view.getFloat64(offset, true),
};

function deinterleave(bytes: Uint8Array, frames: number, format: Format): Float32Array[] {
  const view = viewOf(bytes);
  const sampleBytes = format.frameBytes / format.channels;
  return Array.from({ length: format.channels }, (_, channel) => {
    const samples = new Float32Array(frames);
    for (let i = 0; i < frames; i++) {
      samples[i] = format.readSample(view, i * format.frameBytes + channel * sampleBytes);
    }
    return samples;
  });
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function concat(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
