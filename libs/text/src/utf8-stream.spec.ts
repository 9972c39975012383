import fc from 'fast-check';
import { createUtf8Decoder } from './utf8-stream';

const inPieces = (bytes: Uint8Array, cuts: number[]): string => {
  const decoder = createUtf8Decoder();
  const edges = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  const parts = edges.slice(1).map((edge, i) => decoder.push(bytes.subarray(edges[i], edge)));
  return parts.join('') + decoder.end();
};
const reference = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** Bytes that are nearly UTF-8: valid text with some bytes overwritten. */
const nearlyUtf8 = fc
  .tuple(fc.string({ unit: 'binary', maxLength: 20 }), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }))
  .map(([text, overwrites]) => {
    const bytes = new TextEncoder().encode(text);
    for (const [at, byte] of overwrites) if (bytes.length > 0) bytes[at % bytes.length] = byte;
    return bytes;
  });

describe('utf8 decoder', () => {
  it('gives what TextDecoder gives, cut once at every place', () => {
    fc.assert(
      fc.property(fc.oneof(nearlyUtf8, fc.uint8Array({ maxLength: 24 })), (bytes) => {
        const expected = reference(bytes);
        for (let cut = 0; cut <= bytes.length; cut++) expect(inPieces(bytes, [cut])).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the same when every byte arrives alone', () => {
    fc.assert(
      fc.property(nearlyUtf8, (bytes) => {
        expect(inPieces(bytes, [...bytes.keys()])).toBe(reference(bytes));
      }),
      { numRuns: 500 },
    );
  });

  it('decodes long chunks and can be used again after the end', () => {
    const text = '知音😀é'.repeat(5000);
    const decoder = createUtf8Decoder();
    expect(decoder.push(new TextEncoder().encode(text))).toBe(text);
    expect(decoder.push(Uint8Array.of(0xe7, 0x9f))).toBe('');
    expect(decoder.end()).toBe('\ufffd');
    expect(decoder.push(Uint8Array.of(0x41))).toBe('A');
  });
});
