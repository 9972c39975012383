import type { LiveClientFrame } from '@zhiyin/contracts';

const MAX_SEQ = 2 ** 31 - 1;

/** @returns what the client says, or why it is not understood. */
export function readClientFrame(text: string): LiveClientFrame | { wrong: string } {
  let frame: Record<string, unknown>;
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return { wrong: 'not a JSON object' };
    frame = parsed as Record<string, unknown>;
  } catch {
    return { wrong: 'not JSON' };
  }
  switch (frame.event) {
    case 'ping':
    case 'typing':
      return { event: frame.event };
    case 'resume':
      return isSeq(frame.after, 0) ? { event: 'resume', after: frame.after } : { wrong: 'after: a seq from 0' };
    case 'read':
      return isSeq(frame.seq, 1) ? { event: 'read', seq: frame.seq } : { wrong: 'seq: a seq from 1' };
    default:
      return { wrong: 'event: resume, read, typing or ping' };
  }
}

const isSeq = (value: unknown, least: number): value is number =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= MAX_SEQ;
