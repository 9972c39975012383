import fc from 'fast-check';
import { addQuestions } from './add-questions';

const add = (text: string, list: string[] = [], known: string[] = [], limit = 200) =>
  addQuestions(list, text, known, limit);

describe('addQuestions', () => {
  it('takes one question per line and drops empty lines', () => {
    expect(add('怎么退货\r\n\n  退货要运费吗  \n')).toMatchObject({ list: ['怎么退货', '退货要运费吗'], added: 2 });
  });

  it('takes off bullets and numbering, but no number that belongs to the question', () => {
    expect(add('1. 怎么退货\n2、多久到账\n（3）能换货吗\n- 运费谁出\n• 几点下班').list).toEqual([
      '怎么退货',
      '多久到账',
      '能换货吗',
      '运费谁出',
      '几点下班',
    ]);
    expect(add('7天内能退吗\n3.5寸屏有货吗').list).toEqual(['7天内能退吗', '3.5寸屏有货吗']);
  });

  it('counts what differs only in spaces, case, width or the last mark as the same', () => {
    const result = add('怎么退货？\nHow To Return\n发票 怎么 开', ['怎么退货', 'how to return?'], ['发票怎么开']);
    expect(result).toEqual({ list: ['怎么退货', 'how to return?'], added: 0, duplicates: 3, over: 0 });
  });

  it('stops at the limit and says how many were left out', () => {
    expect(add('一\n二\n三\n一', ['零'], [], 2)).toEqual({ list: ['零', '一'], added: 1, duplicates: 1, over: 2 });
  });

  it('loses no line without telling, and adding the result again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.nat({ max: 8 }), (lines, limit) => {
        const result = add(lines.join('\n'), [], [], limit);
        const again = add(result.list.join('\n'), result.list, [], limit);
        expect(result.list.length).toBe(result.added);
        expect(result.list.length).toBeLessThanOrEqual(limit);
        expect(again.list).toEqual(result.list);
      }),
    );
  });
});
