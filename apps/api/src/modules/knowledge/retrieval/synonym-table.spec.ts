import { buildSynonymTable } from './synonym-table';

describe('synonym table', () => {
  it('replaces by the first of the group, the longest expression first', () => {
    const table = buildSynonymTable([
      ['运费', '快递费'],
      ['快递', '物流'],
    ]);
    expect(table.rewrite('物流的快递费')).toBe('快递的运费');
  });

  it('leaves protected expressions and parts of Latin words alone', () => {
    const table = buildSynonymTable([['可以', '能'], ['功能'], ['card', 'cards', 'pin']]);
    expect(table.rewrite('功能能用吗 shopping pin')).toBe('功能可以用吗 shopping card');
  });

  it('lets later groups overrule', () => {
    expect(
      buildSynonymTable([
        ['快递', '包裹'],
        ['礼盒', '包裹'],
      ]).rewrite('包裹'),
    ).toBe('礼盒');
  });
});
