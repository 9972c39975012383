import { CannedAnswerIndex, DEFAULT_THRESHOLDS } from '../../apps/api/src/modules/knowledge/retrieval';
import type { EvaluationSet, QueryRow } from './data-folder';

interface Judged {
  confidence: number;
  /** Place of the right entry, 0 first; -1 if not among the candidates. */
  place: number;
  kind: string | undefined;
}

/** All shares in per cent. */
export interface AnswerFigures {
  set: string;
  first: number;
  firstThree: number;
  /** Confidence that this share of the answerable questions reaches, and how many of those answers are right. */
  at: Record<number, { confidence: number; precision: number; wronglyAnswered: Record<string, number> }>;
  /** With the default threshold for direct answers. */
  direct: { coverage: number; precision: number; wronglyAnswered: Record<string, number> };
  confidences: number[];
}

export const COVERAGES = [60, 80] as const;

const percent = (part: number, whole: number): number => (whole === 0 ? NaN : (100 * part) / whole);

const judge = (index: CannedAnswerIndex, { text, answer_id, alt_ids = [], oos }: QueryRow): Judged => {
  const { confidence, candidates } = index.match(text, DEFAULT_THRESHOLDS);
  const place = answer_id === null ? -1 : candidates.findIndex(({ id }) => id === answer_id || alt_ids.includes(id));
  return { confidence, place, kind: answer_id === null ? (oos ?? 'other') : undefined };
};

const shareOfKinds = (judged: readonly Judged[], threshold: number): Record<string, number> => {
  const kinds = [...new Set(judged.flatMap(({ kind }) => kind ?? []))].sort();
  return Object.fromEntries(
    kinds.map((kind) => {
      const asked = judged.filter((one) => one.kind === kind);
      return [kind, percent(asked.filter(({ confidence }) => confidence >= threshold).length, asked.length)];
    }),
  );
};

const atThreshold = (judged: readonly Judged[], threshold: number) => {
  const inScope = judged.filter(({ kind }) => kind === undefined);
  const answered = inScope.filter(({ confidence }) => confidence >= threshold);
  return {
    coverage: percent(answered.length, inScope.length),
    precision: percent(answered.filter(({ place }) => place === 0).length, answered.length),
    wronglyAnswered: shareOfKinds(judged, threshold),
  };
};

export function measureAnswers({ name, knowledge, queries }: EvaluationSet): AnswerFigures {
  const entries = knowledge.map(({ id, question, answer = '', similar = [] }) => ({
    id,
    question,
    answer,
    similarQuestions: similar,
  }));
  const index = CannedAnswerIndex.build(entries);
  const judged = queries.map((query) => judge(index, query));
  const inScope = judged.filter(({ kind }) => kind === undefined);
  const confidences = inScope.map(({ confidence }) => confidence).sort((a, b) => b - a);
  const at = COVERAGES.map((coverage) => {
    const confidence = confidences[Math.round((confidences.length * coverage) / 100) - 1] ?? 1;
    return [coverage, { confidence, ...atThreshold(judged, confidence) }] as const;
  });
  return {
    set: name,
    first: percent(inScope.filter(({ place }) => place === 0).length, inScope.length),
    firstThree: percent(inScope.filter(({ place }) => place >= 0 && place < 3).length, inScope.length),
    at: Object.fromEntries(at),
    direct: atThreshold(judged, DEFAULT_THRESHOLDS.direct),
    confidences,
  };
}
