import type { ModerationHit, TermAction } from '@zhiyin/contracts';
import { maskedValue, type PersonalDataCategory } from '@zhiyin/text';
import type { FoundTerm } from './lexicon/lexicon';

/** What stands for a term that is not shown; its length does not give the term away. */
export const MASK = '＊＊';

export const isHidden = (action: TermAction): boolean => action !== 'flag';

interface Span {
  start: number;
  end: number;
  blocks: boolean;
}

/** Terms that overlap are hidden as one. Given and returned by start. */
export function maskedSpans(terms: readonly FoundTerm[]): Span[] {
  const spans: Span[] = [];
  for (const { start, end, term } of terms) {
    const last = spans[spans.length - 1];
    const blocks = term.action === 'block';
    if (!last || start >= last.end) spans.push({ start, end, blocks });
    else {
      last.end = Math.max(last.end, end);
      last.blocks ||= blocks;
    }
  }
  return spans;
}

/** The text with hidden terms as ＊＊ and personal values cut (138****8000). `hits` by start. */
export function maskedText(text: string, hits: readonly ModerationHit[]): string {
  let masked = '';
  let done = 0;
  const hidden = hits.filter(({ action }) => isHidden(action));
  hidden.forEach((hit, i) => {
    if (hit.start < done) {
      done = Math.max(done, hit.end);
      return;
    }
    const alone = (hidden[i + 1]?.start ?? Infinity) >= hit.end;
    masked += text.slice(done, hit.start) + (alone ? replacement(hit) : MASK);
    done = hit.end;
  });
  return masked + text.slice(done);
}

const replacement = ({ type, category, value }: ModerationHit): string =>
  type === 'personal_data' ? maskedValue({ category: category as PersonalDataCategory, value: value ?? '' }) : MASK;
