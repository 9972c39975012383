import type { Message } from '@zhiyin/contracts';
import type { TimelineEntry } from './timeline-entry.entity';

/** An entry as it travels. */
export function toMessage(entry: TimelineEntry): Message {
  return {
    id: entry.id,
    seq: entry.seq,
    conversationId: entry.conversationId,
    sender: entry.sender,
    kind: entry.kind,
    text: entry.text,
    data: entry.data,
    source: entry.source,
    evidence: entry.evidence ?? [],
    replyTo: entry.replyTo,
    aiGenerated: entry.aiGenerated,
    ...(entry.degradedReason ? { degradedReason: entry.degradedReason } : {}),
    ...(entry.clientMessageId ? { clientMessageId: entry.clientMessageId } : {}),
    createdAt: entry.createdAt.toISOString(),
  };
}

/** Is this the bot's answer to that question, alone or among others of a burst? */
export const isAnswerTo = ({ sender, replyTo, data }: Message, questionId: string): boolean =>
  sender === 'bot' && (replyTo === questionId || (data?.answers?.includes(questionId) ?? false));
