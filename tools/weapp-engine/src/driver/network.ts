/** How the air between the phone and the server behaves. A test changes it at any time. */
export interface Network {
  /** Before the headers of each answer, in milliseconds. */
  latencyMs: number;
  /** Between the pieces of a streamed answer, in milliseconds. */
  pieceDelayMs: number;
  /**
   * Cuts streamed answers after so many bytes, over and over: `[1]` is byte by byte, `[3, 1, 7]` cuts characters,
   * field names and line ends alike. Empty: the pieces come as the server sent them.
   */
  pieceBytes: number[];
  /** A proxy that collects a streamed answer and passes it on in one piece at the end. */
  buffered: boolean;
  /** The last piece of a streamed answer comes after `success`, as some phones do it. */
  lateLastPiece: boolean;
}

export const goodNetwork = (): Network => ({
  latencyMs: 0,
  pieceDelayMs: 0,
  pieceBytes: [],
  buffered: false,
  lateLastPiece: false,
});

/** Cuts bytes into pieces of the given sizes, which are used in turn. The pieces together are the bytes. */
export function cut(bytes: Buffer, sizes: number[]): Buffer[] {
  if (sizes.length === 0) return [bytes];
  if (sizes.some((size) => !(size >= 1))) throw new Error('a piece has at least one byte');
  const pieces: Buffer[] = [];
  for (let from = 0, turn = 0; from < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    pieces.push(bytes.subarray(from, from + size));
    from += size;
  }
  return pieces;
}
