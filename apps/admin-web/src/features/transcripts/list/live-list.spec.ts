import type { ConversationSummary } from '@zhiyin/contracts';
import { emptyLiveList, liveList, type LiveList, type LiveListEvent } from './live-list';

const row = (id: string, messages = 1) => ({ id, messages }) as ConversationSummary;
const rows = (ids: string) => Array.from(ids, (id) => row(id));
const ids = (state: LiveList) => state.items.map(({ id }) => id).join('');
const play = (...events: LiveListEvent[]) => events.reduce(liveList, emptyLiveList);

describe('liveList', () => {
  it('appends pages and shows no conversation twice', () => {
    const state = play({ type: 'pages', items: rows('abc') }, { type: 'pages', items: rows('abcde') });
    expect(ids(state)).toBe('abcde');
  });

  it('puts what is new and what moved up on top while nobody is reading', () => {
    const loaded: LiveListEvent = { type: 'pages', items: rows('abcd') };
    const state = play(loaded, { type: 'fresh', items: rows('xcab'), engaged: false });
    expect(ids(state)).toBe('xcabd');
    expect(state.waiting).toBe(0);
  });

  it('moves no row while somebody is reading, but keeps known rows up to date', () => {
    const loaded: LiveListEvent = { type: 'pages', items: rows('abcd') };
    const fresh = [row('x'), row('y'), row('c', 9), row('a')];
    const held = play(loaded, { type: 'fresh', items: fresh, engaged: true });
    expect(ids(held)).toBe('abcd');
    expect(held.items[2]?.messages).toBe(9);
    expect(held.waiting).toBe(2);

    const revealed = liveList(held, { type: 'reveal' });
    expect(ids(revealed)).toBe('xycabd');
    expect(revealed.waiting).toBe(0);
  });

  it('does not fall back to the old order when the reader comes back', () => {
    const state = play(
      { type: 'pages', items: rows('abc') },
      { type: 'fresh', items: rows('xab'), engaged: false },
      { type: 'fresh', items: rows('xab'), engaged: true },
    );
    expect(ids(state)).toBe('xabc');
    expect(state.waiting).toBe(0);
  });
});
