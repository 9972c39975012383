import type { LiveEvent } from '@zhiyin/contracts';
import type { GrowingAnswer } from './growing-answers';

/**
 * What one carrier has been given of the answers being written. Pieces may be left out while the carrier is slow:
 * `catchUp` gives the missing text in one piece, `close` the rest before the stored entry.
 */
export class DeltaCursor {
  private readonly given = new Map<string, number>();
  private readonly stored = new Set<string>();

  knows(answerId: string): boolean {
    return this.given.has(answerId);
  }

  catchUp(growing: GrowingAnswer[]): LiveEvent[] {
    return growing.flatMap(({ answerId, replyTo, text }) => {
      if (this.stored.has(answerId)) return [];
      const events: LiveEvent[] = this.given.has(answerId)
        ? []
        : [{ event: 'answer.started', data: { answerId, replyTo } }];
      return [...events, ...this.rest(answerId, text)];
    });
  }

  /** Before the stored entry of an answer, or with its interruption: nothing of it follows. */
  close(answerId: string, text: string | null): LiveEvent[] {
    const rest = this.given.has(answerId) && text !== null ? this.rest(answerId, text) : [];
    this.given.delete(answerId);
    this.stored.add(answerId);
    if (this.stored.size > REMEMBERED) this.stored.delete(this.stored.values().next().value!);
    return rest;
  }

  private rest(answerId: string, text: string): LiveEvent[] {
    const offset = this.given.get(answerId) ?? 0;
    this.given.set(answerId, Math.max(offset, text.length));
    return text.length > offset
      ? [{ event: 'answer.delta', data: { answerId, offset, text: text.slice(offset) } }]
      : [];
  }
}

/** Answers whose late pieces are still recognised as late. */
const REMEMBERED = 16;
