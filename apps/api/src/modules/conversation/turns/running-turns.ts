import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { KeyValueStore } from '../../../platform/key-value';

export type AbortReason = 'stopped' | 'takenOver' | 'shutdown' | 'joined';

interface RunningTurn {
  turnId: string;
  conversationId: string;
  customerId: string;
  controller: AbortController;
}

interface AbortOrder {
  reason: AbortReason;
  conversationId?: string;
  customerId?: string;
}

const CHANNEL = 'turns:abort';

/** The turns being answered now, here and (by message) on the other replicas, so that they can be ended at once. */
@Injectable()
export class RunningTurns implements OnModuleInit {
  private readonly logger = new Logger(RunningTurns.name);
  private readonly running = new Map<string, RunningTurn>();

  constructor(@Inject(KeyValueStore) private readonly store: KeyValueStore) {}

  async onModuleInit(): Promise<void> {
    await this.store.subscribe(CHANNEL, (message) => this.obey(JSON.parse(message) as AbortOrder));
  }

  begin(turn: { id: string; conversationId: string; customerId: string }): AbortSignal {
    const controller = new AbortController();
    this.running.set(turn.id, {
      turnId: turn.id,
      conversationId: turn.conversationId,
      customerId: turn.customerId,
      controller,
    });
    return controller.signal;
  }

  end(turnId: string): void {
    this.running.delete(turnId);
  }

  /** The conversation passed to a person: what the bot was about to say is dropped. */
  abortConversation(conversationId: string): void {
    this.order({ reason: 'takenOver', conversationId });
  }

  /** The customer went on before a word was shown: the next turn answers both. */
  join(turnId: string): void {
    this.running.get(turnId)?.controller.abort('joined');
  }

  /** The customer stops whatever is being answered. */
  stopFor(customerId: string): void {
    this.order({ reason: 'stopped', customerId });
  }

  abortAll(reason: AbortReason): void {
    for (const { controller } of this.running.values()) controller.abort(reason);
  }

  private order(order: AbortOrder): void {
    this.obey(order);
    this.store.publish(CHANNEL, JSON.stringify(order)).catch((error: unknown) => {
      // The epoch still keeps the answer of another replica out of the timeline.
      this.logger.warn(`Other replicas were not told to stop: ${String(error)}`);
    });
  }

  private obey({ reason, conversationId, customerId }: AbortOrder): void {
    for (const turn of this.running.values()) {
      if (turn.conversationId === conversationId || turn.customerId === customerId) turn.controller.abort(reason);
    }
  }
}
