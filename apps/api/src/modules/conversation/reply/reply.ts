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

/** What the flow works on: one question of one customer, and the turn that waits for its answer. */
export interface Task {
  turn: Turn;
  question: TimelineEntry;
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
