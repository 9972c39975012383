import fc from 'fast-check';
import { PostingLists } from './posting-lists';
import { strongest } from './strongest';

describe('posting lists', () => {
  it('keep every list in order through growth and moves', () => {
    const appends = fc.array(fc.tuple(fc.nat(3000), fc.nat(1 << 30)), { maxLength: 400 });
    fc.assert(
      fc.property(appends, (pairs) => {
        const lists = new PostingLists();
        const expected = new Map<number, number[]>();
        for (const [key, value] of pairs) {
          lists.append(key, value);
          expected.set(key, [...(expected.get(key) ?? []), value]);
        }
        for (const [key, values] of expected) expect([...lists.of(key)]).toEqual(values);
        expect(lists.lengthOf(99_999)).toBe(0);
      }),
    );
  });
});

describe('strongest', () => {
  it('gives what sorting gives', () => {
    const input = fc.array(fc.float({ min: 0, max: 100, noNaN: true }), { maxLength: 300 });
    fc.assert(
      fc.property(input, fc.integer({ min: 1, max: 20 }), (values, limit) => {
        const scores = Float32Array.from(values);
        const best = strongest(Uint32Array.from(values.keys()), scores, limit).map((key) => scores[key]);
        const expected = [...scores].filter((score) => score > 0).sort((a, b) => b - a);
        expect(best).toEqual(expected.slice(0, limit));
      }),
    );
  });
});
