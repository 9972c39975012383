import type { LiveEvent } from '@zhiyin/contracts';

/** An answer being written, as far as this process has heard of it. `text` has no hole. */
export interface GrowingAnswer {
  readonly answerId: string;
  readonly replyTo: string;
  readonly text: string;
  /** Written by this process. */
  readonly own: boolean;
}

/** Longer than any pause of a living answer: what is older belongs to a process that died. */
const FORGOTTEN_AFTER_MS = 60_000;

/** The growing text of one customer's answers, put together from events that may come late, twice or not at all. */
export class GrowingAnswers {
  private readonly byId = new Map<string, GrowingAnswer & { text: string; changedAt: number }>();

  get size(): number {
    return this.byId.size;
  }

  list(): GrowingAnswer[] {
    const oldest = Date.now() - FORGOTTEN_AFTER_MS;
    for (const [id, answer] of this.byId) if (answer.changedAt < oldest) this.byId.delete(id);
    return [...this.byId.values()];
  }

  /** When nobody listens here any more, the pieces of other replicas do not come. */
  forgetOthers(): void {
    for (const [id, answer] of this.byId) if (!answer.own) this.byId.delete(id);
  }

  /** @returns what of the event is news, in order; `hole` when a piece before this one is missing. */
  take(event: LiveEvent, own: boolean): LiveEvent[] | 'hole' {
    switch (event.event) {
      case 'answer.started':
        return this.start(event, own);
      case 'answer.delta':
        return this.grow(event);
      case 'message':
        this.byId.delete(event.data.id);
        return [event];
      case 'answer.done':
      case 'answer.interrupted':
        this.byId.delete(event.data.answerId);
        return [event];
      case 'queue':
      case 'read':
      case 'typing':
        return [event];
    }
  }

  private start(event: Extract<LiveEvent, { event: 'answer.started' }>, own: boolean): LiveEvent[] {
    const { answerId, replyTo } = event.data;
    if (this.byId.has(answerId)) return [];
    // Its process died before the end; another one answers the same question anew.
    const dead = [...this.byId.values()].filter((answer) => answer.replyTo === replyTo);
    for (const answer of dead) this.byId.delete(answer.answerId);
    this.byId.set(answerId, { answerId, replyTo, own, text: '', changedAt: Date.now() });
    return [
      ...dead.map((answer) => ({ event: 'answer.interrupted', data: { answerId: answer.answerId } }) as const),
      event,
    ];
  }

  private grow(event: Extract<LiveEvent, { event: 'answer.delta' }>): LiveEvent[] | 'hole' {
    const { answerId, offset, text } = event.data;
    const answer = this.byId.get(answerId);
    if (!answer || offset > answer.text.length) return 'hole';
    const known = answer.text.length;
    const news = text.slice(known - offset);
    if (news === '') return [];
    answer.text += news;
    answer.changedAt = Date.now();
    return [{ event: 'answer.delta', data: { answerId, offset: known, text: news } }];
  }
}
