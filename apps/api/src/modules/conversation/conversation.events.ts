import type { AnswerSource, DegradedReason, MatchOutcome } from '@zhiyin/contracts';

/** A customer's message is stored. Where a person answers, or it joins a turn that waits, it opens none of its own. */
export class MessageReceived {
  constructor(
    readonly facts: { customerId: string; conversationId: string; acknowledgedMs: number; opensTurn: boolean },
  ) {}
}

/** A bot answer is stored and told. Times in milliseconds since the question was received. */
export class ReplySent {
  constructor(
    readonly facts: {
      turnId: string;
      conversationId: string;
      source: AnswerSource;
      outcome: MatchOutcome | null;
      degradedReason: DegradedReason | null;
      firstTextMs: number;
      completeMs: number;
    },
  ) {}
}

/** A person took over before the bot had finished; what it was about to say is dropped. */
export class ReplyInterrupted {
  constructor(readonly facts: { turnId: string; conversationId: string }) {}
}

/** A model was asked. `outcome` is `ok` or why it failed. */
export class ModelAsked {
  constructor(
    readonly facts: {
      provider: string;
      outcome: 'ok' | 'stopped' | DegradedReason;
      firstTokenMs: number | null;
      totalMs: number;
    },
  ) {}
}

/** A turn had to wait for a slot of a model server: until it got one, until it gave up, or not at all (line full). */
export class ModelQueued {
  constructor(readonly facts: { outcome: 'seated' | 'gave_up' | 'full'; waitedMs: number }) {}
}

/** Control passed from the bot to the line for a person. */
export class HandoffRequested {
  constructor(readonly facts: { conversationId: string; reason: string }) {}
}

/** A carrier of live events opened (+1) or closed (-1) on this process. */
export class LiveConnectionChanged {
  constructor(readonly facts: { kind: 'socket' | 'stream' | 'poll'; change: 1 | -1 }) {}
}
