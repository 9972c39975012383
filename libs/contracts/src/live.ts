import type { LiveEvent } from './chat';
import type { ErrorCode } from './errors';

/** Opens `GET /live?ticket=` once. */
export interface LiveTicket {
  ticket: string;
  /** Seconds. */
  expiresIn: number;
}

/** What the server says on the socket: the events of the customer's timeline, and answers to the client's frames. */
export type LiveServerFrame =
  | LiveEvent
  /** Everything up to `seq` has been sent; what follows is live. */
  | { event: 'resumed'; data: { seq: number } }
  | { event: 'pong'; data: Record<string, never> }
  | { event: 'error'; data: { code: ErrorCode; detail: string } };

/** What a client may say on the socket. */
export type LiveClientFrame =
  /** Send what comes after this seq, first from the timeline, then live. */
  { event: 'resume'; after: number } | { event: 'read'; seq: number } | { event: 'typing' } | { event: 'ping' };

/** Close codes of the socket. After `goingAway` and `resume` the client connects again and says `resume`. */
export const LIVE_CLOSE = {
  goingAway: 1001,
  /** Too many frames per second. */
  flooding: 1008,
  tooBig: 1009,
  /** A newer socket of the same customer took its place; connecting again at once would do the same to that one. */
  replaced: 4001,
  /** The client read too slowly. */
  resume: 4002,
} as const;
