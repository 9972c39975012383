import type { MatchResult } from '@zhiyin/contracts';
import { explainMatch } from './explain-match';
import { tryWords } from './try.words';

const zh = tryWords['zh-CN'];
const result = (changes: Partial<MatchResult>): MatchResult => ({
  outcome: 'direct',
  confidence: 0.914,
  exact: false,
  thresholds: { direct: 0.8, suggest: 0.35 },
  candidates: [{ id: '1', externalKey: null, question: '怎么退货', confidence: 0.914, matchedQuestion: '如何退货' }],
  ...changes,
});

describe('explainMatch', () => {
  it('names the wording that matched, not the entry', () => {
    expect(explainMatch(result({ exact: true }), zh)).toBe('与问法“如何退货”完全一致，直接回答。');
    expect(explainMatch(result({}), zh)).toBe('与问法“如何退货”最接近，把握 91%，达到直接回答线 80%。');
  });

  it('places a suggestion between the two lines', () => {
    expect(explainMatch(result({ outcome: 'suggest', confidence: 0.5 }), zh)).toMatch(/50%.*35%.*80%/);
  });

  it('tells a weak candidate from none at all', () => {
    expect(explainMatch(result({ outcome: 'none', confidence: 0.1 }), zh)).toMatch(/10%.*35%/);
    expect(explainMatch(result({ outcome: 'none', confidence: 0, candidates: [] }), zh)).toBe(zh.noneAtAll);
  });
});
