import { type PublishedAnswer, ServedAnswers } from './served-answers';

const NOON = Date.UTC(2026, 0, 1, 12);
const SECOND = 1_000;

const entry = (id: string, question: string, more: Partial<PublishedAnswer> = {}): PublishedAnswer => ({
  id,
  externalKey: null,
  version: 1,
  question,
  similarQuestions: [],
  answer: `关于${question}`,
  category: null,
  links: [],
  followUps: [],
  validFrom: null,
  validTo: null,
  hits: 0,
  ...more,
});

const exactId = (served: ServedAnswers, text: string, now: number) => {
  const result = served.match(text, now);
  return result.exact ? result.candidates[0]?.id : undefined;
};

describe('ServedAnswers', () => {
  it('serves an entry from the first to the last millisecond of its validity, and not beside it', () => {
    const sale = entry('sale', '双十二满减怎么算', {
      validFrom: new Date(NOON),
      validTo: new Date(NOON + 10 * SECOND),
    });
    const served = new ServedAnswers([sale, entry('return', '怎么退货')], NOON - SECOND);
    const times = [NOON - 1, NOON, NOON + 10 * SECOND, NOON + 10 * SECOND + 1];
    expect(times.map((now) => exactId(served, '双十二满减怎么算', now))).toEqual([
      undefined,
      'sale',
      'sale',
      undefined,
    ]);
    expect(times.map((now) => served.find('sale', now)?.id)).toEqual([undefined, 'sale', 'sale', undefined]);
    expect(exactId(served, '怎么退货', NOON + 60 * SECOND)).toBe('return');
  });

  it('lets several entries turn at different times, also when the clock is set back', () => {
    const window = (id: string, from: number) =>
      entry(id, `${id}号活动什么时候开始`, {
        validFrom: new Date(NOON + from * SECOND),
        validTo: new Date(NOON + (from + 1) * SECOND),
      });
    const served = new ServedAnswers([window('1', 1), window('2', 2), window('3', 3)], NOON);
    const valid = (after: number) =>
      ['1', '2', '3'].filter((id) => exactId(served, `${id}号活动什么时候开始`, NOON + after * SECOND) === id);
    expect([0, 1.5, 2.5, 3.5, 9, 1.5].map(valid)).toEqual([[], ['1'], ['2'], ['3'], [], ['1']]);
  });

  it('answers with what was set last, and with nothing that was removed', () => {
    const served = new ServedAnswers([entry('a', '怎么退货')], NOON);
    served.set(entry('a', '如何开发票', { version: 2 }), NOON);
    expect(exactId(served, '怎么退货', NOON)).toBeUndefined();
    expect(exactId(served, '如何开发票', NOON)).toBe('a');
    expect(served.find('a', NOON)?.version).toBe(2);
    served.remove('a');
    expect(served.match('如何开发票', NOON)).toMatchObject({ outcome: 'none', candidates: [] });
    expect(served.size).toBe(0);
  });

  it('takes a changed window in: an entry whose validity was shortened leaves at the new end', () => {
    const served = new ServedAnswers([entry('a', '怎么退货', { validTo: new Date(NOON + 60 * SECOND) })], NOON);
    served.set(entry('a', '怎么退货', { validTo: new Date(NOON + SECOND) }), NOON);
    expect(exactId(served, '怎么退货', NOON + SECOND)).toBe('a');
    expect(exactId(served, '怎么退货', NOON + 2 * SECOND)).toBeUndefined();
    served.set(entry('a', '怎么退货'), NOON + 3 * SECOND);
    expect(exactId(served, '怎么退货', NOON + 4 * SECOND)).toBe('a');
  });

  it('names the most asked entries first', () => {
    const served = new ServedAnswers([entry('a', '怎么退货', { hits: 1 }), entry('b', '如何开发票')], NOON);
    served.countHit('b');
    served.countHit('b');
    expect(served.mostAsked(2, NOON).map(({ id }) => id)).toEqual(['b', 'a']);
  });
});
