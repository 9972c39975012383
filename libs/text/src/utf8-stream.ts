/**
 * Incremental UTF-8 decoding for runtimes without TextDecoder (the mini program's logic layer). Follows the decoder of the
 * WHATWG Encoding standard: every maximal invalid part becomes one U+FFFD. A byte order mark is kept; the event stream
 * parser drops it.
 */
export interface Utf8Decoder {
  /** Text that is complete so far; 0-3 bytes of an unfinished character wait for the next chunk. */
  push(chunk: Uint8Array): string;
  /** What is left over: U+FFFD if the stream stopped inside a character, else ''. The decoder is as new afterwards. */
  end(): string;
}

const REPLACEMENT = 0xfffd;
/** fromCharCode takes its units as arguments, whose number some engines limit. */
const UNITS_PER_CALL = 4096;

/** Which second bytes a lead byte allows: excludes over-long forms, surrogates and code points above U+10FFFF. */
const secondByteRange = (lead: number): readonly [number, number] => {
  if (lead === 0xe0) return [0xa0, 0xbf];
  if (lead === 0xed) return [0x80, 0x9f];
  if (lead === 0xf0) return [0x90, 0xbf];
  if (lead === 0xf4) return [0x80, 0x8f];
  return [0x80, 0xbf];
};

const bytesAfter = (lead: number): number => {
  if (lead >= 0xc2 && lead <= 0xdf) return 1;
  if (lead >= 0xe0 && lead <= 0xef) return 2;
  if (lead >= 0xf0 && lead <= 0xf4) return 3;
  return 0;
};

export function createUtf8Decoder(): Utf8Decoder {
  let needed = 0;
  let codePoint = 0;
  let lower = 0x80;
  let upper = 0xbf;

  const begin = (byte: number, out: number[]): void => {
    if (byte < 0x80) {
      out.push(byte);
      return;
    }
    needed = bytesAfter(byte);
    if (needed === 0) {
      out.push(REPLACEMENT);
      return;
    }
    codePoint = byte & (0x3f >> needed);
    [lower, upper] = secondByteRange(byte);
  };

  const take = (byte: number, out: number[]): void => {
    if (needed === 0) return begin(byte, out);
    if (byte < lower || byte > upper) {
      // The broken part is one U+FFFD; this byte may begin a character of its own.
      needed = 0;
      out.push(REPLACEMENT);
      return begin(byte, out);
    }
    [lower, upper] = [0x80, 0xbf];
    codePoint = (codePoint << 6) | (byte & 0x3f);
    needed -= 1;
    if (needed > 0) return;
    if (codePoint < 0x10000) out.push(codePoint);
    else out.push(0xd7c0 + (codePoint >> 10), 0xdc00 + (codePoint & 0x3ff));
  };

  return {
    push(chunk) {
      let text = '';
      let units: number[] = [];
      for (let i = 0; i < chunk.length; i++) {
        take(chunk[i]!, units);
        if (units.length < UNITS_PER_CALL) continue;
        text += String.fromCharCode(...units);
        units = [];
      }
      return text + String.fromCharCode(...units);
    },
    end() {
      const broken = needed > 0;
      needed = 0;
      return broken ? '\ufffd' : '';
    },
  };
}
