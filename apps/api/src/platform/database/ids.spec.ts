import { newId } from './ids';

describe('newId', () => {
  it('makes UUIDs of version 7 that carry their time', () => {
    const id = newId(Date.UTC(2999, 0, 1));
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(Date.UTC(2999, 0, 1));
  });

  it('sorts in the order they were made, also within one millisecond', () => {
    const ids = Array.from({ length: 20_000 }, () => newId(5_000));
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
