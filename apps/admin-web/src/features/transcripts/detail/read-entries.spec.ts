import type { Message, TurnTrace } from '@zhiyin/contracts';
import { chosenOptions, needsTime, textOf, turnOf } from './read-entries';

const entry = (changes: Partial<Message>) => ({ id: 'e', kind: 'text', data: null, ...changes }) as Message;
const turn = (changes: Partial<TurnTrace>) => ({ questionId: 'q', answerId: null, ...changes }) as TurnTrace;
const at = (time: string) => entry({ createdAt: `2026-01-01T${time}Z` });

describe('reading entries', () => {
  it('shows the time first and after five minutes', () => {
    expect(needsTime(undefined, at('10:00:00'))).toBe(true);
    expect(needsTime(at('10:00:00'), at('10:04:59'))).toBe(false);
    expect(needsTime(at('10:00:00'), at('10:05:00'))).toBe(true);
  });

  it('puts a trace below its answer, or below the question that got none', () => {
    const answered = turn({ answerId: 'a' });
    const open = turn({ questionId: 'q2' });
    const find = (id: string) => turnOf(entry({ id }), [answered, open]);
    expect(find('a')).toBe(answered);
    expect(find('q')).toBeUndefined();
    expect(find('q2')).toBe(open);
  });

  it('knows which options were tapped', () => {
    const tapped = entry({ kind: 'option', data: { optionId: 'o1' } });
    expect(chosenOptions([entry({}), tapped])).toEqual(new Set(['o1']));
  });

  it('has a word for what is not text', () => {
    const words = { image: '[图片]', voice: '[语音]', noText: '（空）' };
    expect(textOf(entry({ text: '好' }), words)).toBe('好');
    expect(textOf(entry({ text: null, kind: 'image' }), words)).toBe('[图片]');
    expect(textOf(entry({ text: '', kind: 'card' }), words)).toBe('（空）');
  });
});
