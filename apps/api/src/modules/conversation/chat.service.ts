import { Inject, Injectable } from '@nestjs/common';
import type { ChatState, Message, SendMessageResponse, TimelinePage } from '@zhiyin/contracts';
import { type Settings, SettingsToken } from '../../config';
import { AppEvents } from '../../platform/events';
import { fieldError } from '../../platform/http';
import type { Customer } from '../auth';
import { KnowledgeService } from '../knowledge';
import { LiveConnectionChanged, MessageReceived } from './conversation.events';
import { viewOf } from './conversations/conversation.entity';
import { ConversationRepository } from './conversations/conversation.repository';
import type { SendMessageDto } from './dto/send-message.dto';
import type { TimelineQueryDto } from './dto/timeline-query.dto';
import { AnswerWaiter } from './live/answer-waiter';
import { LiveChannel } from './live/live-channel';
import { type Reception, ReceptionRepository } from './reception.repository';
import { toMessage } from './timeline/message';
import { type EntryDraft, TimelineRepository } from './timeline/timeline.repository';
import { QueuePlaces } from './turns/queue-places';
import { TurnRunner } from './turns/turn-runner';

const CONTROLLED_BY = { bot: 'bot', queued: 'nobody', human: 'staff', closed: 'bot' } as const;

/** The customer's side of a conversation. */
@Injectable()
export class ChatService {
  constructor(
    @Inject(SettingsToken) private readonly settings: Settings,
    private readonly reception: ReceptionRepository,
    private readonly runner: TurnRunner,
    private readonly waiter: AnswerWaiter,
    private readonly timeline: TimelineRepository,
    private readonly conversations: ConversationRepository,
    private readonly channel: LiveChannel,
    private readonly knowledge: KnowledgeService,
    private readonly places: QueuePlaces,
    private readonly events: AppEvents,
  ) {}

  /** Stores the message and starts its answer. Durable when it returns; sent again it is the same message. */
  async receive(who: Customer, dto: SendMessageDto): Promise<Reception> {
    const receivedAt = new Date();
    const reception = await this.reception.receive(who.id, await this.draftOf(who, dto), receivedAt);
    const { entry, turn, conversation } = reception;
    if (!reception.isNew) return reception;
    this.channel.tell(who.id, { event: 'message', seq: entry.seq, data: toMessage(entry) });
    const acknowledgedMs = Date.now() - receivedAt.getTime();
    const facts = {
      customerId: who.id,
      conversationId: conversation.id,
      acknowledgedMs,
      opensTurn: turn !== undefined,
    };
    this.events.emit(new MessageReceived(facts));
    if (turn) {
      turn.acknowledgedMs = acknowledgedMs;
      void this.runner.run(turn, entry);
    }
    return reception;
  }

  /** The answer if it is final within ANSWER_WAIT_MS. Where a person answers there is nothing to wait for. */
  async respond(who: Customer, { entry, conversation }: Reception): Promise<SendMessageResponse> {
    const answer =
      conversation.state === 'bot' ? await this.waiter.wait(who.id, entry.id, this.settings.ANSWER_WAIT_MS) : null;
    const now = (await this.conversations.findById(entry.conversationId)) ?? conversation;
    const queue = answer || now.state !== 'bot' ? undefined : await this.places.find(who.id);
    return { message: toMessage(entry), answer, conversation: viewOf(now), ...(queue ? { queue } : {}) };
  }

  async findAnswer(questionId: string): Promise<Message | undefined> {
    const entry = await this.timeline.findAnswerTo(questionId);
    return entry ? toMessage(entry) : undefined;
  }

  async page(who: Customer, query: TimelineQueryDto): Promise<TimelinePage> {
    const read = () =>
      query.before !== undefined
        ? this.timeline.before(who.id, query.before, query.limit)
        : query.after !== undefined
          ? this.timeline.after(who.id, query.after, query.limit)
          : this.timeline.before(who.id, Number.MAX_SAFE_INTEGER, query.limit);
    let slice = await read();
    if (slice.entries.length === 0 && query.after !== undefined && query.wait > 0) {
      await this.waitForNews(who, query.after, query.wait * 1000);
      slice = await read();
    }
    const { lastSeq } = await this.timeline.head(who.id);
    return { items: slice.entries.map(toMessage), more: slice.more, lastSeq };
  }

  async state(who: Customer): Promise<ChatState> {
    const [conversation, head] = await Promise.all([this.conversations.findLatest(who.id), this.timeline.head(who.id)]);
    const open = conversation && conversation.state !== 'closed' ? conversation : undefined;
    const shop = this.knowledge.shop();
    const waiting = open?.state === 'bot' ? await this.places.find(who.id) : undefined;
    return {
      conversation: open ? viewOf(open) : null,
      controlledBy: CONTROLLED_BY[open?.state ?? 'bot'],
      queue: waiting ?? null,
      unread: Math.max(0, head.lastSeq - head.readSeq),
      lastSeq: head.lastSeq,
      shopName: shop.name,
      greeting: shop.greeting,
      quickQuestions: shop.quickQuestions,
    };
  }

  /** Passed on to whoever looks at the conversation now; never stored. */
  typing(who: Customer): void {
    this.channel.tell(who.id, { event: 'typing', data: { sender: 'user' } });
  }

  private async draftOf(who: Customer, dto: SendMessageDto): Promise<EntryDraft & { clientMessageId: string }> {
    const base = { sender: 'user' as const, kind: dto.kind, clientMessageId: dto.clientMessageId };
    if (dto.kind !== 'option') {
      const data = {
        ...(dto.context ? { context: dto.context } : {}),
        ...(dto.attachmentId ? { attachmentId: dto.attachmentId } : {}),
      };
      return { ...base, text: dto.text ?? null, data: Object.keys(data).length > 0 ? data : null };
    }
    const offer = await this.timeline.findOwn(who.id, dto.inReplyTo ?? '');
    const option = offer?.data?.options?.find(({ id }) => id === dto.optionId);
    if (!offer || !option)
      throw fieldError('optionId', 'unknown_option', '没有这个选项 (this entry offers no such option)');
    return { ...base, text: option.label, replyTo: offer.id, data: { optionId: option.id } };
  }

  private async waitForNews(who: Customer, seq: number, ms: number): Promise<void> {
    this.events.emit(new LiveConnectionChanged({ kind: 'poll', change: 1 }));
    try {
      await this.channel.news(who.id, seq, ms, async () => (await this.timeline.head(who.id)).lastSeq > seq);
    } finally {
      this.events.emit(new LiveConnectionChanged({ kind: 'poll', change: -1 }));
    }
  }
}
