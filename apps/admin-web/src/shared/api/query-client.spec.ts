import { ApiError } from '@zhiyin/api-client';
import { worthRetrying } from './query-client';

const error = (status: number) => new ApiError({ code: status === 0 ? 'network' : 'internal', status });

describe('worthRetrying', () => {
  it('asks again twice when nobody answered or the server is briefly away', () => {
    expect([0, 1, 2].map((failures) => worthRetrying(failures, error(0)))).toEqual([true, true, false]);
    expect(worthRetrying(0, error(503))).toBe(true);
  });

  it.each([400, 401, 403, 404, 409, 423, 429, 500])('takes %d for an answer', (status) =>
    expect(worthRetrying(0, error(status))).toBe(false),
  );

  it('does not repeat a mistake of our own', () => expect(worthRetrying(0, new TypeError('x'))).toBe(false));
});
