import { KeyValueStore, MemoryKeyValueStore, REFUSED, type RoomRules, SEATED, type Ticket } from '../key-value';

/** In milliseconds: a process that dies holds its slots for at most so long. */
const LEASE_MS = 15_000;
const LOOK_AGAIN_MS = 1_000;
/** With a rate to keep, a seat becomes free without anybody leaving. */
const LOOK_AGAIN_PACED_MS = 200;
/** Weight of the newest call in the mean that wait estimates rest on. */
const NEWEST = 0.2;
const FIRST_GUESS_MS = 5_000;

export interface Place {
  position: number;
  waitSeconds: number;
}

export interface Visit {
  ticket: Ticket;
  /** Ends the waiting. */
  signal: AbortSignal;
  /** Told whenever the place in the line has been looked at. */
  onPlace(place: Place): void;
}

export type Entry = 'seated' | 'full' | 'aborted';

interface Guest extends Visit {
  seatedAt: number | undefined;
  decide(entry: Entry): void;
}

/**
 * The slots of one model server, shared by all replicas, and the line before them. Each process shows the tickets of
 * all its guests at once. Fails open to limits of this process alone while the shared store is away.
 */
export class WaitingRoom {
  private readonly guests = new Map<string, Guest>();
  private readonly own = new MemoryKeyValueStore();
  private timer: NodeJS.Timeout | undefined;
  private looking = false;
  private lookAgain = false;
  private meanMs = FIRST_GUESS_MS;

  constructor(
    private readonly name: string,
    private readonly rules: Omit<RoomRules, 'leaseMs'>,
    private readonly store: KeyValueStore,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** @returns false when nothing is free at once; then nothing is held. */
  async tryEnter(visit: Visit): Promise<boolean> {
    const [place] = await this.show({ ...this.rules, line: 0, leaseMs: LEASE_MS }, [visit.ticket]);
    if (place !== SEATED) return false;
    this.guests.set(visit.ticket.id, { ...visit, seatedAt: Date.now(), decide: () => undefined });
    this.schedule();
    return true;
  }

  enter(visit: Visit): Promise<Entry> {
    return new Promise((resolve) => {
      const decide = (entry: Entry) => {
        visit.signal.removeEventListener('abort', onAbort);
        if (entry !== 'seated') this.guests.delete(visit.ticket.id);
        resolve(entry);
      };
      const onAbort = () => {
        decide('aborted');
        void this.giveUp(visit.ticket);
      };
      this.guests.set(visit.ticket.id, { ...visit, seatedAt: undefined, decide });
      visit.signal.addEventListener('abort', onAbort);
      if (visit.signal.aborted) return onAbort();
      void this.look();
    });
  }

  leave(ticket: Ticket): void {
    const guest = this.guests.get(ticket.id);
    this.guests.delete(ticket.id);
    if (guest?.seatedAt !== undefined) this.meanMs += NEWEST * (Date.now() - guest.seatedAt - this.meanMs);
    void this.giveUp(ticket);
  }

  /** A seat may have become free. */
  knock(): void {
    if (this.waiting.length > 0) void this.look();
  }

  close(): void {
    clearTimeout(this.timer);
    this.guests.clear();
  }

  get channel(): string {
    return `room-left:${this.name}`;
  }

  private get waiting(): Guest[] {
    return [...this.guests.values()].filter(({ seatedAt }) => seatedAt === undefined);
  }

  private async giveUp(ticket: Ticket): Promise<void> {
    void this.own.leaveRoom(this.name, ticket);
    try {
      await this.store.leaveRoom(this.name, ticket);
      await this.store.publish(this.channel, '');
    } catch (error) {
      this.onError(error); // the lease ends it
    }
    this.knock();
  }

  /** Renews what is held and sees who may sit down; one look at a time, and one more for who came meanwhile. */
  private async look(): Promise<void> {
    this.lookAgain = this.looking;
    if (this.looking) return;
    this.looking = true;
    const guests = [...this.guests.values()];
    const tickets = guests.map(({ ticket }) => ticket);
    const places = await this.show({ ...this.rules, leaseMs: LEASE_MS }, tickets);
    for (const [index, guest] of guests.entries()) this.tell(guest, places[index] ?? REFUSED);
    this.looking = false;
    if (this.lookAgain) return this.look();
    this.schedule();
  }

  private tell(guest: Guest, place: number): void {
    if (guest.seatedAt !== undefined || this.guests.get(guest.ticket.id) !== guest) return;
    if (place === SEATED) {
      guest.seatedAt = Date.now();
      guest.decide('seated');
    } else if (place === REFUSED) guest.decide('full');
    else guest.onPlace({ position: place, waitSeconds: this.estimate(place) });
  }

  private estimate(position: number): number {
    const { seats, starts } = this.rules;
    const perCall = Math.max(this.meanMs / seats, starts ? starts.windowMs / starts.count : 0);
    return Math.max(1, Math.ceil((position * perCall) / 1000));
  }

  private async show(rules: RoomRules, tickets: Ticket[]): Promise<number[]> {
    try {
      return await this.store.queueUp(this.name, rules, tickets);
    } catch (error) {
      this.onError(error);
      return this.own.queueUp(this.name, rules, tickets);
    }
  }

  private schedule(): void {
    clearTimeout(this.timer);
    if (this.guests.size === 0) return;
    const wait = this.rules.starts ? LOOK_AGAIN_PACED_MS : LOOK_AGAIN_MS;
    this.timer = setTimeout(() => void this.look(), this.waiting.length > 0 ? wait : LEASE_MS / 3);
    this.timer.unref();
  }
}
