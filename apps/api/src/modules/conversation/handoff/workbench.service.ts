import { Injectable } from '@nestjs/common';
import type { ConversationView, Message, PresenceStatus } from '@zhiyin/contracts';
import { AppError } from '../../../platform/http';
import { AuditService, type Staff } from '../../auth';
import { type Conversation, viewOf } from '../conversations/conversation.entity';
import { ConversationRepository } from '../conversations/conversation.repository';
import { LiveChannel } from '../live/live-channel';
import { WORDS } from '../reply/words';
import { toMessage } from '../timeline/message';
import type { TimelineEntry } from '../timeline/timeline-entry.entity';
import { TimelineRepository } from '../timeline/timeline.repository';
import { RunningTurns } from '../turns/running-turns';
import { ControlRepository } from './control.repository';
import { systemNotice } from './handoff.service';
import { PresenceRepository } from './presence.repository';

/** Staff take a conversation over, speak in it, and give it back. */
@Injectable()
export class WorkbenchService {
  constructor(
    private readonly control: ControlRepository,
    private readonly conversations: ConversationRepository,
    private readonly timeline: TimelineRepository,
    private readonly presence: PresenceRepository,
    private readonly running: RunningTurns,
    private readonly channel: LiveChannel,
    private readonly audit: AuditService,
  ) {}

  setStatus(who: Staff, status: PresenceStatus): Promise<void> {
    return this.presence.set(who.id, status);
  }

  /** Compare-and-set on the epoch that the member saw. @throws already_claimed, stale_view */
  async claim(who: Staff, id: string, controlEpoch: number): Promise<ConversationView> {
    const seen = await this.get(id);
    if (seen.state === 'human' && seen.staffId === who.id) return viewOf(seen);
    if (seen.state === 'human') throw new AppError('already_claimed');
    const entry = { ...systemNotice('taken_over', WORDS.takenOver(who.displayName)), staffId: who.id };
    const moved =
      seen.controlEpoch === controlEpoch
        ? await this.control.moveSeen(seen, 'claim', entry, { staffId: who.id })
        : undefined;
    if (!moved) {
      const now = await this.get(id);
      throw new AppError(now.state === 'human' ? 'already_claimed' : 'stale_view', {
        data: { conversation: viewOf(now) },
      });
    }
    this.running.abortConversation(id);
    this.tell(moved.entries);
    await this.audit.record(who, 'conversation.claim', id, {});
    return viewOf(moved.conversation);
  }

  /** Back to the bot. */
  async release(who: Staff, id: string): Promise<ConversationView> {
    return this.end(who, id, 'release', systemNotice('released', WORDS.released), {});
  }

  async close(who: Staff, id: string): Promise<ConversationView> {
    return this.end(who, id, 'close', systemNotice('closed', WORDS.closed), { closedAt: new Date() });
  }

  /** @throws not_taking_over, stale_view with the entries that are new */
  async say(who: Staff, id: string, text: string, lastSeenSeq: number): Promise<Message> {
    const seen = await this.get(id);
    const data = { staffName: who.displayName };
    const said = await this.control.say(seen, who.id, lastSeenSeq, {
      sender: 'staff',
      kind: 'text',
      text,
      data,
      staffId: who.id,
    });
    if (said === 'not_holding') throw new AppError('not_taking_over');
    if (said === 'stale') {
      const items = await this.timeline.newer(id, lastSeenSeq);
      throw new AppError('stale_view', { data: { items: items.map(toMessage) } });
    }
    this.tell([said]);
    return toMessage(said);
  }

  private async end(
    who: Staff,
    id: string,
    move: 'release' | 'close',
    entry: ReturnType<typeof systemNotice>,
    changes: Partial<Pick<Conversation, 'closedAt'>>,
  ): Promise<ConversationView> {
    const seen = await this.get(id);
    if (seen.state === 'human' && seen.staffId !== who.id && who.role === 'agent')
      throw new AppError('not_taking_over');
    const moved = await this.control.moveSeen(seen, move, { ...entry, staffId: who.id }, { ...changes, staffId: null });
    if (!moved) throw new AppError('stale_view', { data: { conversation: viewOf(await this.get(id)) } });
    this.running.abortConversation(id);
    this.tell(moved.entries);
    await this.audit.record(who, `conversation.${move}`, id, {});
    return viewOf(moved.conversation);
  }

  private async get(id: string): Promise<Conversation> {
    const conversation = await this.conversations.findById(id);
    if (!conversation) throw new AppError('not_found');
    return conversation;
  }

  private tell(entries: TimelineEntry[]): void {
    for (const entry of entries) {
      this.channel.tell(entry.customerId, { event: 'message', seq: entry.seq, data: toMessage(entry) });
    }
  }
}
