import { queryOf } from './filters';

const none = { q: '', from: '', to: '', state: '', source: '', degraded: '' };

describe('queryOf', () => {
  it('asks for nothing in particular when nothing is chosen or the address is garbled', () => {
    const empty = {
      q: undefined,
      from: undefined,
      to: undefined,
      state: undefined,
      source: undefined,
      degraded: undefined,
    };
    expect(queryOf(none)).toEqual(empty);
    expect(queryOf({ ...none, from: 'yesterday', state: 'asleep', source: 'x', degraded: 'false' })).toEqual(empty);
  });

  it('covers whole days of the reader, the last one included', () => {
    const { from, to } = queryOf({ ...none, from: '2026-02-27', to: '2026-02-28' });
    expect(new Date(String(from))).toEqual(new Date(2026, 1, 27));
    expect(new Date(String(to))).toEqual(new Date(2026, 2, 1));
  });
});
