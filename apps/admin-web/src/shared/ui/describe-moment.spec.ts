import { clockMoment, describeMoment } from './describe-moment';

const now = new Date(2026, 5, 15, 12, 0, 0);
const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds).toISOString();
const MINUTE = 60_000;

describe('describeMoment', () => {
  it.each([
    [0, '刚刚', 'just now'],
    [-30_000, '刚刚', 'just now'],
    [MINUTE, '1 分钟前', '1 min ago'],
    [59 * MINUTE, '59 分钟前', '59 min ago'],
    [60 * MINUTE, '1 小时前', '1 h ago'],
    [23 * 60 * MINUTE, '23 小时前', '23 h ago'],
  ])('is relative under a day: %d ms', (age, zh, en) => {
    expect(describeMoment(ago(age), now, 'zh-CN')).toBe(zh);
    expect(describeMoment(ago(age), now, 'en-US')).toBe(en);
  });

  it('is absolute after a day, with the year only when it differs', () => {
    expect(describeMoment(new Date(2026, 5, 14, 9, 5).toISOString(), now, 'zh-CN')).toMatch(/6月14日.*09:05/);
    expect(describeMoment(new Date(2025, 5, 14, 9, 5).toISOString(), now, 'zh-CN')).toBe('2025年6月14日');
  });

  it('never calls a time to come "ago"', () => {
    expect(describeMoment(ago(-5 * 60 * MINUTE), now, 'zh-CN')).toMatch(/17:00/);
  });
});

describe('clockMoment', () => {
  it('leaves out the date of today and the year of this year', () => {
    const zh = (at: Date) => clockMoment(at.toISOString(), now, 'zh-CN');
    expect(zh(new Date(2026, 5, 15, 9, 5))).toBe('09:05');
    expect(zh(new Date(2026, 5, 14, 9, 5))).toMatch(/^6月14日.*09:05$/);
    expect(zh(new Date(2025, 5, 14, 9, 5))).toMatch(/^2025年6月14日.*09:05$/);
  });
});
