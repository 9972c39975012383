export { CannedAnswerIndex, DEFAULT_THRESHOLDS, type CannedAnswerIndexOptions } from './canned-answer-index';
export { PassageIndex } from './passage-index';
export type {
  PassageHit,
  PassageInput,
  RetrievalCandidate,
  RetrievalEntry,
  RetrievalResult,
  Thresholds,
} from './retrieval.types';
export type { SynonymGroup } from './synonym-table';
