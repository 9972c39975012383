import type {
  AnswerSource,
  DegradedReason,
  EntryData,
  EntryKind,
  Evidence,
  MatchCandidate,
  MatchOutcome,
} from '@zhiyin/contracts';
import type { TimelineEntry } from '../timeline/timeline-entry.entity';
import type { Turn } from '../turns/turn.entity';

/** A question of a customer, and the turn that waits for its answer. */
export interface Asked {
  turn: Turn;
  question: TimelineEntry;
}

/** What the flow works on: the last question of one customer, with those of the same burst. */
export interface Task extends Asked {
  /** Asked just before, without a word of an answer yet, oldest first: one answer serves them all. */
  earlier: Asked[];
  /** True while a further message could still join: a model is asked, or waited for, and nothing has been shown. */
  joinable: boolean;
  /** Set by stop, take-over, shutdown; every wait in the flow ends with it. */
  signal: AbortSignal;
}

/** A finished answer, before it is stored. */
export interface Reply {
  kind: Extract<EntryKind, 'text' | 'options'>;
  text: string;
  source: AnswerSource;
  data?: EntryData;
  evidence?: Evidence[];
  aiGenerated?: boolean;
  degradedReason?: DegradedReason;
}

/** How the answer came about, kept with the turn for the transcript. */
export interface Trace {
  outcome?: MatchOutcome;
  candidates?: MatchCandidate[];
  model?: string;
}
