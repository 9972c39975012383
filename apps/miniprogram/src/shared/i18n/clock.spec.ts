import { timeLine } from './clock';

const words = {
  yesterday: '昨天',
  date: (month: number, day: number) => `${month}月${day}日`,
  dateYear: (year: number, month: number, day: number) => `${year}年${month}月${day}日`,
};
const now = new Date(2026, 2, 1, 0, 30);
const at = (...parts: [number, number, number, number, number]) =>
  timeLine(new Date(...parts).toISOString(), now, words);

describe('timeLine', () => {
  it('says the hour today, and the day before it otherwise', () => {
    expect(at(2026, 2, 1, 0, 5)).toBe('00:05');
    expect(at(2026, 1, 28, 23, 59)).toBe('昨天 23:59');
    expect(at(2026, 1, 27, 9, 0)).toBe('2月27日 09:00');
    expect(at(2025, 11, 31, 9, 0)).toBe('2025年12月31日 09:00');
  });
});
