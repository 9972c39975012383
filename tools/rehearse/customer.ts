import { randomUUID } from 'node:crypto';
import type { CustomerSession, Message, SendMessageResponse, TimelinePage } from '@zhiyin/contracts';

export interface Observation {
  text: string;
  answer: Message | undefined;
  /** From sending to the complete answer. */
  ms: number;
  problems: string[];
}

/** One customer with the patience of a person: sends, waits for the answer, says the next thing. */
export class RehearsalCustomer {
  private token = '';

  constructor(
    private readonly origin: string,
    private readonly patienceMs: number,
  ) {}

  async signIn(): Promise<void> {
    const { body } = await this.call<CustomerSession>('POST', '/auth/guest', {});
    this.token = body.accessToken;
  }

  /** @param twice sends the same message again at the same time, as a client on a bad network does. */
  async say(text: string, twice: boolean): Promise<Observation> {
    const startedAt = performance.now();
    const message = { clientMessageId: randomUUID(), kind: 'text', text: text.slice(0, 2_000) };
    const problems: string[] = [];
    const replies = await Promise.all(
      Array.from({ length: twice ? 2 : 1 }, () => this.call<SendMessageResponse>('POST', '/chat/messages', message)),
    );
    for (const { status } of replies) if (status !== 201 && status !== 202) problems.push(`HTTP ${status}`);
    if (new Set(replies.map(({ body }) => body.message?.id)).size > 1) problems.push('one message became two');
    const { body } = replies[0]!;
    const answer = body.answer ?? (body.message ? await this.waitFor(body.message) : undefined);
    if (!answer) problems.push('no answer');
    else if (!answer.source) problems.push('an answer without a source');
    return { text, answer, ms: performance.now() - startedAt, problems };
  }

  /** Gaps, repeats and unanswered questions of the whole timeline. */
  async timelineProblems(): Promise<string[]> {
    const items: Message[] = [];
    for (;;) {
      const { body } = await this.call<TimelinePage>('GET', `/chat/messages?after=${items.at(-1)?.seq ?? 0}&limit=100`);
      items.push(...body.items);
      if (!body.more) break;
    }
    const problems = items.flatMap(({ seq }, index) =>
      seq === index + 1 ? [] : [`seq ${seq} where ${index + 1} should be`],
    );
    const answers = new Map<string, number>();
    for (const { sender, replyTo, data } of items)
      for (const question of sender === 'bot' && replyTo ? (data?.answers ?? [replyTo]) : [])
        answers.set(question, (answers.get(question) ?? 0) + 1);
    for (const { sender, id, text } of items) {
      if (sender === 'user' && answers.get(id) !== 1) problems.push(`${answers.get(id) ?? 0} answers to "${text}"`);
    }
    return problems;
  }

  private async waitFor(question: Message): Promise<Message | undefined> {
    const deadline = Date.now() + this.patienceMs;
    let after = question.seq;
    while (Date.now() < deadline) {
      const { body } = await this.call<TimelinePage>('GET', `/chat/messages?after=${after}&wait=5`);
      const answer = body.items.find(
        (item) => item.sender === 'bot' && (item.data?.answers ?? [item.replyTo]).includes(question.id),
      );
      if (answer) return answer;
      after = body.items.at(-1)?.seq ?? after;
    }
    return undefined;
  }

  private async call<T>(method: string, path: string, body?: unknown): Promise<{ status: number; body: T }> {
    const response = await fetch(`${this.origin}/api/v1${path}`, {
      method,
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        ...(this.token ? { Authorization: `Bearer ${this.token}` } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as T };
  }
}
