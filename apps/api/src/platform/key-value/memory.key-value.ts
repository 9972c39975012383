import { ChannelListeners } from './channel-listeners';
import { KeyValueStore, type Unsubscribe } from './key-value.store';
import { MemoryRoom } from './memory.room';
import type { RoomRules, Ticket } from './room';

interface Slot {
  value: string;
  expiresAt: number;
}

const SWEEP_EVERY = 1_000;

/** For one process: no replica sees another's keys. */
export class MemoryKeyValueStore extends KeyValueStore {
  private readonly slots = new Map<string, Slot>();
  private readonly rooms = new Map<string, MemoryRoom>();
  private readonly listeners = new ChannelListeners();
  private writes = 0;

  get(key: string): Promise<string | undefined> {
    return Promise.resolve(this.live(key)?.value);
  }

  set(key: string, value: string, ttlMs: number): Promise<void> {
    this.sweepNowAndThen();
    this.slots.set(key, { value, expiresAt: Date.now() + ttlMs });
    return Promise.resolve();
  }

  setIfAbsent(key: string, value: string, ttlMs: number): Promise<boolean> {
    if (this.live(key)) return Promise.resolve(false);
    return this.set(key, value, ttlMs).then(() => true);
  }

  delete(key: string): Promise<void> {
    this.slots.delete(key);
    return Promise.resolve();
  }

  increment(key: string, ttlMs: number): Promise<{ count: number; ttlMs: number }> {
    const slot = this.live(key) ?? { value: '0', expiresAt: Date.now() + ttlMs };
    const count = Number(slot.value) + 1;
    this.sweepNowAndThen();
    this.slots.set(key, { value: String(count), expiresAt: slot.expiresAt });
    return Promise.resolve({ count, ttlMs: slot.expiresAt - Date.now() });
  }

  queueUp(room: string, rules: RoomRules, tickets: Ticket[]): Promise<number[]> {
    const place = this.rooms.get(room) ?? new MemoryRoom();
    this.rooms.set(room, place);
    return Promise.resolve(place.queueUp(rules, tickets));
  }

  leaveRoom(room: string, ticket: Ticket): Promise<void> {
    this.rooms.get(room)?.leave(ticket.id);
    return Promise.resolve();
  }

  publish(channel: string, message: string): Promise<void> {
    this.listeners.deliver(channel, message);
    return Promise.resolve();
  }

  subscribe(channel: string, listener: (message: string) => void): Promise<Unsubscribe> {
    this.listeners.add(channel, listener);
    return Promise.resolve(() => {
      this.listeners.remove(channel, listener);
      return Promise.resolve();
    });
  }

  check(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.slots.clear();
    this.listeners.clear();
    return Promise.resolve();
  }

  private live(key: string): Slot | undefined {
    const slot = this.slots.get(key);
    if (!slot || slot.expiresAt > Date.now()) return slot;
    this.slots.delete(key);
    return undefined;
  }

  /** Expired keys that nobody asks for again are dropped here; a timer per key would cost more than the key. */
  private sweepNowAndThen(): void {
    this.writes += 1;
    if (this.writes % SWEEP_EVERY !== 0) return;
    const now = Date.now();
    for (const [key, slot] of this.slots) if (slot.expiresAt <= now) this.slots.delete(key);
  }
}
