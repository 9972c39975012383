/** A room with a few seats and a line before it, the same one for all replicas. */
export interface RoomRules {
  seats: number;
  /** How many may wait. */
  line: number;
  /** A ticket that nobody shows again for this long is void, seated or waiting: its process is gone. */
  leaseMs: number;
  /** At most `count` may sit down within any `windowMs`. */
  starts?: { count: number; windowMs: number };
}

export interface Ticket {
  /** No spaces in id and group. */
  id: string;
  /** Of one group one sits at a time; the line goes on past the others. */
  group: string;
}

/** What became of a ticket: its place in the line from 1, or one of these. */
export const SEATED = 0;
export const REFUSED = -1;
