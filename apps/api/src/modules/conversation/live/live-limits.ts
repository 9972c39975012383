/** What one socket may cost. Bytes, milliseconds, counts. */
export interface LiveLimits {
  /** A client's frame; its biggest is a few dozen bytes. */
  maxFrameBytes: number;
  framesPerSecond: number;
  /** From here on deltas wait: the text so far is sent in one piece when the socket has drained. */
  slowBytes: number;
  /** From here on the socket is closed and the client resumes when it can read again. */
  fullBytes: number;
  /** Per customer and replica; the newest stay. */
  socketsPerCustomer: number;
  heartbeatMs: number;
  missedHeartbeats: number;
  /** Time for a client to say where it stands before live entries are sent from now on. */
  resumeGraceMs: number;
  /** Entries read from the database at a time. */
  page: number;
}

export const LIVE_LIMITS: LiveLimits = {
  maxFrameBytes: 4 * 1024,
  framesPerSecond: 20,
  slowBytes: 64 * 1024,
  fullBytes: 1024 * 1024,
  socketsPerCustomer: 10,
  heartbeatMs: 25_000,
  missedHeartbeats: 2,
  resumeGraceMs: 500,
  page: 100,
};
