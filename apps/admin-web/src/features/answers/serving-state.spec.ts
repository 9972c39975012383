import { servingState } from './serving-state';

const now = new Date('2026-06-15T12:00:00Z');
const state = (validFrom: string | null, validTo: string | null) =>
  servingState({ status: 'published', validFrom, validTo }, now);

describe('servingState', () => {
  it('serves a published entry without limits, and within them to the second', () => {
    expect(state(null, null)).toBe('live');
    expect(state('2026-06-15T12:00:00Z', '2026-06-15T12:00:00Z')).toBe('live');
    expect(state('2026-06-15T12:00:01Z', null)).toBe('scheduled');
    expect(state(null, '2026-06-15T11:59:59Z')).toBe('expired');
  });

  it('never serves a draft or an archived entry', () => {
    expect(servingState({ status: 'draft', validFrom: null, validTo: null }, now)).toBe('draft');
    expect(servingState({ status: 'archived', validFrom: null, validTo: null }, now)).toBe('archived');
  });
});
