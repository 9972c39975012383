import type { RoomRules, Ticket } from './room';

export type Unsubscribe = () => Promise<void>;

/**
 * Short-lived shared state and signals between replicas. Never the source of truth: everything in it may be lost.
 * Keys and channels are plain strings; values are strings; times are milliseconds.
 */
export abstract class KeyValueStore {
  /** A miss, an expired key and a store that does not answer in time all read as undefined. */
  abstract get(key: string): Promise<string | undefined>;
  /** @throws when the store does not answer. */
  abstract set(key: string, value: string, ttlMs: number): Promise<void>;
  /** Sets only where the key is free; true when it was. @throws when the store does not answer. */
  abstract setIfAbsent(key: string, value: string, ttlMs: number): Promise<boolean>;
  abstract delete(key: string): Promise<void>;
  /** Adds one and returns the sum; the time to live starts with the first. @throws when the store does not answer. */
  abstract increment(key: string, ttlMs: number): Promise<{ count: number; ttlMs: number }>;
  /**
   * Shows tickets at a room: those that are known are renewed, new ones join the end of the line, and whoever is due
   * sits down, in the order of the line. All at once for all replicas.
   * @returns for each ticket SEATED, REFUSED (new, and the line is full), or its place in the line from 1.
   * @throws when the store does not answer.
   */
  abstract queueUp(room: string, rules: RoomRules, tickets: Ticket[]): Promise<number[]>;
  /** Gives up a seat or a place in the line. @throws when the store does not answer. */
  abstract leaveRoom(room: string, ticket: Ticket): Promise<void>;
  /** Reaches every subscriber of every replica that is connected now, in order per channel; at most once. */
  abstract publish(channel: string, message: string): Promise<void>;
  /** Resolves when the subscription is active; with the store away within a second, and it is active once the store is back. */
  abstract subscribe(channel: string, listener: (message: string) => void): Promise<Unsubscribe>;
  /** @throws when the store cannot be reached. */
  abstract check(): Promise<void>;
  abstract close(): Promise<void>;
}
