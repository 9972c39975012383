import { Injectable } from '@nestjs/common';
import type { ConversationDetail, ConversationList, ConversationSummary, Message, TurnTrace } from '@zhiyin/contracts';
import { maskPersonalData } from '@zhiyin/text';
import { AppError, decodeCursor, encodeCursor } from '../../../platform/http';
import { CustomersService } from '../../auth';
import type { Conversation } from '../conversations/conversation.entity';
import { toMessage } from '../timeline/message';
import type { TimelineEntry } from '../timeline/timeline-entry.entity';
import { TimelineRepository } from '../timeline/timeline.repository';
import type { Turn } from '../turns/turn.entity';
import { TurnRepository } from '../turns/turn.repository';
import type { TranscriptQueryDto } from './transcript-query.dto';
import { type TranscriptFacts, TranscriptRepository } from './transcript.repository';

const NOTHING: TranscriptFacts = { messages: 0, firstQuestion: '', sources: [], degraded: false };

/** What staff read of past and running conversations; personal data is masked. */
@Injectable()
export class TranscriptsService {
  constructor(
    private readonly transcripts: TranscriptRepository,
    private readonly timeline: TimelineRepository,
    private readonly turns: TurnRepository,
    private readonly customers: CustomersService,
  ) {}

  async list(query: TranscriptQueryDto): Promise<ConversationList> {
    const place = decodeCursor(query.cursor, 2);
    const before = place && { at: timeOf(place[0]!), id: place[1]! };
    const found = await this.transcripts.page({ ...query, ...(before ? { before } : {}) }, query.limit + 1);
    const page = found.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: await this.summaries(page),
      nextCursor: last && found.length > page.length ? encodeCursor([last.lastMessageAt.toISOString(), last.id]) : null,
    };
  }

  async detail(id: string): Promise<ConversationDetail> {
    const conversation = await this.transcripts.findById(id);
    if (!conversation) throw new AppError('not_found');
    const [[summary], entries, turns] = await Promise.all([
      this.summaries([conversation]),
      this.timeline.allOf(id),
      this.turns.ofConversation(id),
    ]);
    return { conversation: summary!, entries: entries.map(maskedMessage), turns: turns.map(toTrace) };
  }

  private async summaries(page: Conversation[]): Promise<ConversationSummary[]> {
    const [facts, customers] = await Promise.all([
      this.transcripts.facts(page.map(({ id }) => id)),
      this.customers.findMany([...new Set(page.map(({ customerId }) => customerId))]),
    ]);
    const kinds = new Map(customers.map(({ id, kind }) => [id, kind]));
    return page.map((conversation) => {
      const { firstQuestion, sources, ...counts } = facts.get(conversation.id) ?? NOTHING;
      return {
        id: conversation.id,
        customerId: conversation.customerId,
        customerKind: kinds.get(conversation.customerId) ?? 'guest',
        state: conversation.state,
        startedAt: conversation.startedAt.toISOString(),
        lastMessageAt: conversation.lastMessageAt.toISOString(),
        closedAt: conversation.closedAt?.toISOString() ?? null,
        firstQuestion: maskPersonalData(firstQuestion).slice(0, 120),
        sources: sources.filter((source) => source !== null),
        ...counts,
      };
    });
  }
}

function maskedMessage(entry: TimelineEntry): Message {
  const message = toMessage(entry);
  return { ...message, text: message.text === null ? null : maskPersonalData(message.text) };
}

function toTrace(turn: Turn): TurnTrace {
  return {
    turnId: turn.id,
    questionId: turn.questionId,
    answerId: turn.answerId,
    outcome: turn.outcome,
    candidates: turn.candidates ?? [],
    source: turn.source,
    degradedReason: turn.degradedReason,
    model: turn.model,
    acknowledgedMs: turn.acknowledgedMs,
    firstTextMs: turn.firstTextMs,
    completeMs: turn.completeMs,
  };
}

function timeOf(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw new AppError('request_invalid');
  return time;
}
