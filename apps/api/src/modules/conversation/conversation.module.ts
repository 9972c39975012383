import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthModule } from '../auth';
import { KnowledgeModule } from '../knowledge';
import { ModerationModule } from '../moderation';
import { AnswerStream } from './answer-stream';
import { ChatController } from './chat.controller';
import { ChatService } from './chat.service';
import { Conversation } from './conversations/conversation.entity';
import { ConversationRepository } from './conversations/conversation.repository';
import { AnswerFeedback } from './feedback/answer-feedback.entity';
import { FeedbackRepository } from './feedback/feedback.repository';
import { FeedbackService } from './feedback/feedback.service';
import { ControlRepository } from './handoff/control.repository';
import { HandoffService } from './handoff/handoff.service';
import { PresenceRepository } from './handoff/presence.repository';
import { StaffPresence } from './handoff/staff-presence.entity';
import { WorkbenchController } from './handoff/workbench.controller';
import { WorkbenchService } from './handoff/workbench.service';
import { AnswerWaiter } from './live/answer-waiter';
import { LiveChannel } from './live/live-channel';
import { LiveController } from './live/live.controller';
import { LiveGateway } from './live/live-gateway';
import { LiveTickets } from './live/live-tickets';
import { ConversationMemory } from './memory/conversation-memory.entity';
import { CustomerMemory } from './memory/customer-memory.entity';
import { MemoryRepository } from './memory/memory.repository';
import { MemoryService } from './memory/memory.service';
import { RememberJob } from './memory/remember.job';
import { SummaryWriter } from './memory/summary.writer';
import { ReceptionRepository } from './reception.repository';
import { AnswerRepository } from './reply/answer.repository';
import { CannedStation } from './reply/canned.station';
import { CheckStation } from './reply/check.station';
import { ContextStation } from './reply/context.station';
import { DeliverStation } from './reply/deliver.station';
import { ModelStation } from './reply/model.station';
import { ReplyFlow } from './reply/reply.flow';
import { ScreenStation } from './reply/screen.station';
import { TimelineEntry } from './timeline/timeline-entry.entity';
import { TimelineHead } from './timeline/timeline-head.entity';
import { TimelineRepository } from './timeline/timeline.repository';
import { TranscriptRepository } from './transcripts/transcript.repository';
import { TranscriptsController } from './transcripts/transcripts.controller';
import { TranscriptsService } from './transcripts/transcripts.service';
import { QueuePlaces } from './turns/queue-places';
import { RunningTurns } from './turns/running-turns';
import { Turn } from './turns/turn.entity';
import { TurnRepository } from './turns/turn.repository';
import { TurnRunner } from './turns/turn-runner';
import { UnansweredSweep } from './turns/unanswered.sweep';

const STATIONS = [ScreenStation, CannedStation, ContextStation, ModelStation, CheckStation, DeliverStation];
const REPOSITORIES = [
  AnswerRepository,
  ControlRepository,
  ConversationRepository,
  FeedbackRepository,
  MemoryRepository,
  PresenceRepository,
  ReceptionRepository,
  TimelineRepository,
  TranscriptRepository,
  TurnRepository,
];

/** What is said, by whom, in which order: the timeline, the reply flow, and who is in control. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      AnswerFeedback,
      Conversation,
      ConversationMemory,
      CustomerMemory,
      StaffPresence,
      TimelineEntry,
      TimelineHead,
      Turn,
    ]),
    AuthModule,
    KnowledgeModule,
    ModerationModule,
  ],
  controllers: [ChatController, LiveController, TranscriptsController, WorkbenchController],
  providers: [
    ...REPOSITORIES,
    ...STATIONS,
    AnswerStream,
    AnswerWaiter,
    ChatService,
    FeedbackService,
    HandoffService,
    LiveChannel,
    LiveGateway,
    LiveTickets,
    QueuePlaces,
    MemoryService,
    RememberJob,
    ReplyFlow,
    RunningTurns,
    SummaryWriter,
    TranscriptsService,
    TurnRunner,
    UnansweredSweep,
    WorkbenchService,
  ],
})
export class ConversationModule {}
