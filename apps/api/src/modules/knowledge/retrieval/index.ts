export { CannedAnswerIndex, DEFAULT_THRESHOLDS } from './canned-answer-index';
export { PassageIndex } from './passage-index';
export type { RetrievalEntry } from './retrieval.types';
