import { FeatureSpace } from './feature-space';
import { featuresOf } from './features';
import { repairTypos } from './typo-repair';

const space = new FeatureSpace();
for (const question of ['快递到哪了', '发票怎么开', '老师推荐的']) {
  const ids = new Set(featuresOf(question).map((feature) => space.intern(feature)));
  space.count(ids, 1);
}

describe('typo repair', () => {
  it.each([
    ['快第到哪了', '快递到哪了'],
    ['我的发漂呢', '我的发票呢'],
    ['快递到哪了', '快递到哪了'],
    ['法律顾问', '法律顾问'],
    ['老是断线', '老是断线'],
    ['where is it', 'where is it'],
    ['', ''],
  ])('%s → %s', (typed, meant) => {
    expect(repairTypos(typed, space)).toBe(meant);
  });

  it('forgets words that are no longer used', () => {
    const passing = new FeatureSpace();
    const ids = new Set(featuresOf('快递').map((feature) => passing.intern(feature)));
    passing.count(ids, 1);
    passing.count(ids, -1);
    expect(repairTypos('快第', passing)).toBe('快第');
  });
});
