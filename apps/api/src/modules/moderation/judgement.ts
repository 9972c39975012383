import type { ModerationHit, ModerationResult, TermAction, Verdict } from '@zhiyin/contracts';
import { findPersonalData } from '@zhiyin/text';
import type { Lexicon } from './lexicon/lexicon';
import { maskedText } from './masked-text';

const BY_STRENGTH: readonly TermAction[] = ['block', 'mask', 'flag'];

const verdictOf = (hits: readonly ModerationHit[]): Verdict =>
  BY_STRENGTH.find((action) => hits.some((hit) => hit.action === action)) ?? 'pass';

/**
 * Everything found in a text, by place. The verdict is the strongest action of it. Personal data is masked, never
 * blocked: a customer may well tell their own number.
 */
export function judge(text: string, lexicon: Lexicon): ModerationResult {
  const terms = lexicon.find(text).map(({ term: { term, category, action }, start, end }): ModerationHit => ({
    type: 'term',
    category,
    term,
    start,
    end,
    action,
  }));
  const personal = findPersonalData(text).map((found): ModerationHit => ({
    type: 'personal_data',
    ...found,
    action: 'mask',
  }));
  const hits = [...terms, ...personal].sort((a, b) => a.start - b.start || b.end - a.end);
  return { verdict: verdictOf(hits), masked: maskedText(text, hits), hits };
}
