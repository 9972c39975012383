import { REFUSED, type RoomRules, SEATED, type Ticket } from './room';

interface Waiting {
  ticket: Ticket;
  expiresAt: number;
}

/** The same rules as the script for Redis, for one process. */
export class MemoryRoom {
  private readonly seats = new Map<string, Waiting>();
  /** In order of arrival. */
  private readonly line = new Map<string, Waiting>();
  private starts: number[] = [];

  queueUp(rules: RoomRules, tickets: Ticket[]): number[] {
    const now = Date.now();
    this.dropExpired(now, rules.starts?.windowMs ?? 0);
    const fresh = new Set<string>();
    for (const ticket of tickets) {
      const expiresAt = now + rules.leaseMs;
      const known = this.seats.get(ticket.id) ?? this.line.get(ticket.id);
      if (known) known.expiresAt = expiresAt;
      else {
        fresh.add(ticket.id);
        this.line.set(ticket.id, { ticket, expiresAt });
      }
    }
    const places = this.seatAndCount(rules, new Set(tickets.map(({ id }) => id)), fresh, now);
    return tickets.map(({ id }) => (this.seats.has(id) ? SEATED : (places.get(id) ?? REFUSED)));
  }

  leave(id: string): void {
    this.seats.delete(id);
    this.line.delete(id);
  }

  private seatAndCount(rules: RoomRules, mine: Set<string>, fresh: Set<string>, now: number): Map<string, number> {
    const busy = new Set([...this.seats.values()].map(({ ticket }) => ticket.group));
    let free = rules.seats - this.seats.size;
    if (rules.starts) free = Math.min(free, rules.starts.count - this.starts.length);
    const places = new Map<string, number>();
    let place = 0;
    for (const [id, waiting] of [...this.line]) {
      const due = free > 0 && !busy.has(waiting.ticket.group);
      if (due) {
        free -= 1;
        busy.add(waiting.ticket.group);
      }
      if (due && mine.has(id)) {
        this.line.delete(id);
        this.seats.set(id, waiting);
        if (rules.starts) this.starts.push(now);
      } else if (fresh.has(id) && place >= rules.line) {
        this.line.delete(id);
      } else {
        place += 1;
        places.set(id, place);
      }
    }
    return places;
  }

  private dropExpired(now: number, windowMs: number): void {
    for (const map of [this.seats, this.line])
      for (const [id, { expiresAt }] of map) if (expiresAt <= now) map.delete(id);
    this.starts = this.starts.filter((start) => start > now - windowMs);
  }
}
