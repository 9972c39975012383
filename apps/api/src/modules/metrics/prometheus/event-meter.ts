import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AppEvents } from '../../../platform/events';
import { ModelBreakerChanged } from '../../../platform/language-model';
import {
  HandoffRequested,
  LiveConnectionChanged,
  MessageReceived,
  ModelAsked,
  ModelQueued,
  ReplyInterrupted,
  ReplySent,
} from '../../conversation';
import { ModerationHitFound } from '../../moderation';
import { Meters } from './meters';

const SECOND = 1000;
const BREAKER = { closed: 0, 'half-open': 1, open: 2 } as const;

/** Counts what the conversation module tells; nothing there knows of it. */
@Injectable()
export class EventMeter implements OnModuleInit {
  constructor(
    private readonly events: AppEvents,
    private readonly meters: Meters,
  ) {}

  onModuleInit(): void {
    this.events.on(MessageReceived, ({ facts }) => {
      const outcome = facts.opensTurn ? 'accepted' : 'without_turn';
      this.meters.messages.inc({ sender: 'user', source: '', outcome });
      this.meters.answerSeconds.observe({ clock: 'acknowledged', source: '' }, facts.acknowledgedMs / SECOND);
    });
    this.events.on(ReplySent, ({ facts }) => {
      const { source } = facts;
      this.meters.messages.inc({ sender: 'bot', source, outcome: facts.degradedReason ?? 'answered' });
      this.meters.answerSeconds.observe({ clock: 'first_text', source }, facts.firstTextMs / SECOND);
      this.meters.answerSeconds.observe({ clock: 'complete', source }, facts.completeMs / SECOND);
      if (facts.outcome) this.meters.faqMatches.inc({ outcome: facts.outcome });
    });
    this.events.on(ReplyInterrupted, () =>
      this.meters.messages.inc({ sender: 'bot', source: '', outcome: 'interrupted' }),
    );
    this.events.on(HandoffRequested, ({ facts }) => this.meters.handoffs.inc({ reason: facts.reason }));
    this.events.on(LiveConnectionChanged, ({ facts }) =>
      this.meters.liveConnections.inc({ kind: facts.kind }, facts.change),
    );
    this.events.on(ModerationHitFound, ({ facts }) => this.meters.moderationHits.inc({ ...facts }));
    this.events.on(ModelAsked, ({ facts }) => {
      this.meters.modelRequests.inc({ provider: facts.provider, outcome: facts.outcome });
      if (facts.firstTokenMs !== null)
        this.meters.modelFirstToken.observe({ provider: facts.provider }, facts.firstTokenMs / SECOND);
    });
    this.events.on(ModelQueued, ({ facts }) =>
      this.meters.modelQueueWait.observe({ outcome: facts.outcome }, facts.waitedMs / SECOND),
    );
    this.events.on(ModelBreakerChanged, ({ facts }) =>
      this.meters.modelBreaker.set({ provider: facts.provider }, BREAKER[facts.state]),
    );
  }
}
