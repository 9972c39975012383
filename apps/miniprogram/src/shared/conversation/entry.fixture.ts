import type { ChatState, Message } from '@zhiyin/contracts';

/** Entries for specs: an answer unless told otherwise. */
export function entry(seq: number, overrides: Partial<Message> = {}): Message {
  return {
    id: `e-${seq}`,
    seq,
    conversationId: 'c-1',
    sender: 'bot',
    kind: 'text',
    text: `第 ${seq} 条`,
    data: null,
    source: null,
    evidence: [],
    replyTo: null,
    aiGenerated: false,
    createdAt: new Date(Date.UTC(2026, 0, 1, 8, 0, seq)).toISOString(),
    ...overrides,
  };
}

export const question = (seq: number, clientMessageId: string, overrides: Partial<Message> = {}): Message =>
  entry(seq, { sender: 'user', clientMessageId, ...overrides });

export const chatState = (overrides: Partial<ChatState> = {}): ChatState => ({
  conversation: { id: 'c-1', state: 'bot', controlEpoch: 1 },
  controlledBy: 'bot',
  queue: null,
  unread: 0,
  lastSeq: 0,
  shopName: '清和茶舍',
  greeting: '您好',
  quickQuestions: [],
  ...overrides,
});
