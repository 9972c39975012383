import type { MatchResult } from '@zhiyin/contracts';
import type { tryWords } from './try.words';

type Vocabulary = (typeof tryWords)['zh-CN'];

export const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** Why the bot would answer as it does, in one sentence that uses the same figures as the bars below it. */
export function explainMatch(result: MatchResult, words: Vocabulary): string {
  const [best] = result.candidates;
  if (!best) return words.noneAtAll;
  const { direct, suggest } = result.thresholds;
  const sure = percent(result.confidence);
  if (result.outcome === 'direct') {
    return result.exact
      ? words.exact(best.matchedQuestion)
      : words.directWhy(best.matchedQuestion, sure, percent(direct));
  }
  if (result.outcome === 'suggest') return words.suggestWhy(sure, percent(direct), percent(suggest));
  return words.noneWhy(sure, percent(suggest));
}
