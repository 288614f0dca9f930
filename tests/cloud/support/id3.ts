// ID3v2.3 tags with lyrics, written by hand: to be put before the audio of an MP3 file.

const frame = (id: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(10);
  head.write(id, "latin1");
  head.writeUInt32BE(body.length, 4);
  return Buffer.concat([head, body]);
};

/** UTF-16 with its mark, ended by a zero. */
const text = (words: string): Buffer => Buffer.concat([Buffer.from(`\uFEFF${words}\0`, "utf16le")]);

const UTF16 = 1;

/** Synchronised lyrics: milliseconds and words. */
export function sylt(lines: readonly (readonly [number, string])[]): Buffer {
  const milliseconds = 2;
  const lyrics = 1;
  const timed = lines.map(([ms, words]) => {
    const stamp = Buffer.alloc(4);
    stamp.writeUInt32BE(ms);
    return Buffer.concat([text(words), stamp]);
  });
  const head = Buffer.from([UTF16, ...Buffer.from("hin"), milliseconds, lyrics]);
  return frame("SYLT", Buffer.concat([head, text(""), ...timed]));
}

/** Plain lyrics. */
export const uslt = (words: string): Buffer =>
  frame("USLT", Buffer.concat([Buffer.from([UTF16, ...Buffer.from("hin")]), text(""), text(words)]));

export function id3Tag(...frames: readonly Buffer[]): Buffer {
  const body = Buffer.concat(frames);
  const head = Buffer.from([...Buffer.from("ID3"), 3, 0, 0, 0, 0, 0, 0]);
  for (let i = 0; i < 4; i++) head[6 + i] = (body.length >> (7 * (3 - i))) & 0x7f;
  return Buffer.concat([head, body]);
}
