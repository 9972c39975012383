import { ENTRY_FEATURES } from './entry-features';
import type { RankedEntry, Ranking } from './entry-ranker';

/** The figures from which the probability is computed that a candidate answers the question. */
export const CONFIDENCE_FEATURES = [
  'share',
  'margin',
  'overall',
  'asked',
  'coveredWords',
  'coveredCharacters',
  'coveredPairs',
  'order',
  'kind',
  'negation',
  'numbers',
  'unknownWords',
  'unknownCharacters',
  'crowd',
] as const;

const WIDEST_MARGIN = 3;
const at = (name: (typeof ENTRY_FEATURES)[number]): number => ENTRY_FEATURES.indexOf(name);
const TAKEN = (
  [
    'overall',
    'asked',
    'coveredWords',
    'coveredCharacters',
    'coveredPairs',
    'order',
    'kind',
    'negation',
    'numbers',
  ] as const
).map(at);

/** The candidate's part when the scores are taken for log-odds: low where several entries fit alike. */
const shareOf = (entries: readonly RankedEntry[], place: number): number =>
  1 / entries.reduce((sum, rival) => sum + Math.exp(rival.score - entries[place]!.score), 0);

/** One figure per name in CONFIDENCE_FEATURES for the candidate at a place of the ranking. */
export function confidenceFigures({ question, entries, crowd }: Ranking, place: number): number[] {
  const candidate = entries[place]!;
  const rival = entries[place === 0 ? 1 : 0];
  const margin = rival ? candidate.score - rival.score : WIDEST_MARGIN;
  return [
    shareOf(entries, place),
    Math.max(-WIDEST_MARGIN, Math.min(WIDEST_MARGIN, margin)),
    ...TAKEN.map((figure) => candidate.figures[figure]!),
    question.unknown[0]! / (question.mass[0]! || 1),
    question.unknown[1]! / (question.mass[1]! || 1),
    // The more entries, the more often one of them fits by chance.
    Math.log10(crowd),
  ];
}

/** A bare topic is as likely to mean any of the entries about it. */
const TOPIC_CONFIDENCE = 0.5;

/** 发票 alone, where several entries are about it: worth offering them, not answering with one. */
const isBareTopic = ({ question, entries }: Ranking): boolean => {
  if (question.words.size !== 1 || question.signs.kinds !== 0) return false;
  return entries.filter(({ figures }) => figures[at('coveredWords')]! > 0).length > 1;
};

/** What no candidate's confidence may exceed: nothing for a question that shares no word about anything. */
export function highestConfidence(ranking: Ranking): number {
  if (!ranking.question.hasContent) return 0;
  return isBareTopic(ranking) ? TOPIC_CONFIDENCE : 1;
}
