import { randomUUID } from 'node:crypto';
import type { LiveEvent, Message, SendMessageRequest, SendMessageResponse, TimelinePage } from '@zhiyin/contracts';
import { createEventStreamParser, createUtf8Decoder } from '@zhiyin/text';
import type { HttpClient } from './http-client';

/** A customer's message as the clients send it. */
export const textMessage = (text: string, overrides: Partial<SendMessageRequest> = {}): SendMessageRequest => ({
  clientMessageId: randomUUID(),
  kind: 'text',
  text,
  ...overrides,
});

export const ask = (customer: HttpClient, text: string) =>
  customer.post<SendMessageResponse>('/chat/messages', textMessage(text), { Accept: 'application/json' });

/** Alone, or among the others of a burst. */
export const isAnswerTo = ({ sender, replyTo, data }: Message, questionId: string): boolean =>
  sender === 'bot' && (replyTo === questionId || (data?.answers?.includes(questionId) ?? false));

/** Waits for what comes without an event; fails after `seconds`. */
export async function until(condition: () => boolean | Promise<boolean>, seconds = 10): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`waited ${seconds} s in vain`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The answer to a question, however long it takes (within reason). */
export async function answerTo(customer: HttpClient, text: string): Promise<Message> {
  const { body } = await ask(customer, text);
  if (body.answer) return body.answer;
  return waitForAnswer(customer, body.message);
}

export async function waitForAnswer(customer: HttpClient, question: Message, seconds = 20): Promise<Message> {
  const deadline = Date.now() + seconds * 1000;
  let after = question.seq;
  while (Date.now() < deadline) {
    const { body } = await customer.get<TimelinePage>(`/chat/messages?after=${after}&wait=5`);
    const answer = body.items.find((item) => isAnswerTo(item, question.id));
    if (answer) return answer;
    after = body.items.at(-1)?.seq ?? after;
  }
  throw new Error(`No answer to "${question.text}" within ${seconds} s`);
}

export async function timelineOf(customer: HttpClient): Promise<Message[]> {
  const items: Message[] = [];
  for (;;) {
    const { body } = await customer.get<TimelinePage>(`/chat/messages?after=${items.at(-1)?.seq ?? 0}&limit=100`);
    items.push(...body.items);
    if (!body.more) return items;
  }
}

/** Sends with `Accept: text/event-stream` and reads the events until the server ends the stream. */
export async function streamed(
  customer: HttpClient,
  message: SendMessageRequest,
  onEvent: (event: LiveEvent) => void = () => undefined,
): Promise<LiveEvent[]> {
  const response = await customer.fetch('POST', '/chat/messages', message, { Accept: 'text/event-stream' });
  if (!response.ok || !response.body) throw new Error(`${response.status}: ${await response.text()}`);
  const events: LiveEvent[] = [];
  const decoder = createUtf8Decoder();
  const parser = createEventStreamParser();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    for (const frame of parser.push(decoder.push(chunk))) {
      const event = {
        event: frame.event,
        ...(frame.id ? { seq: Number(frame.id) } : {}),
        data: JSON.parse(frame.data),
      } as LiveEvent;
      events.push(event);
      onEvent(event);
    }
  }
  return events;
}

/** What a reader of the stream has seen grow. */
export function textOf(events: LiveEvent[]): string {
  let text = '';
  for (const event of events)
    if (event.event === 'answer.delta') text = text.slice(0, event.data.offset) + event.data.text;
  return text;
}

export const finalOf = (events: LiveEvent[]): Message | undefined =>
  events.flatMap((event) => (event.event === 'message' && event.data.sender === 'bot' ? [event.data] : [])).at(-1);
