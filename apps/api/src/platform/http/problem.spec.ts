import { ForbiddenException } from '@nestjs/common';
import { AppError } from './app-error';
import { decodeCursor, encodeCursor } from './cursor';
import { preferredLanguage } from './language';
import { asAppError, toProblem } from './problem';
import { requestIdOf } from './request-id';

describe('errors', () => {
  it('become problems with a stable code, in the caller’s language', () => {
    const error = new AppError('stale_view', { data: { seq: 4 } });
    expect(toProblem(error, 'request-1', 'en')).toEqual({
      type: '/api/docs/errors#stale_view',
      title: 'The conversation has moved on',
      status: 409,
      code: 'stale_view',
      requestId: 'request-1',
      data: { seq: 4 },
    });
  });

  it('of Nest and Fastify keep their status; anything else tells nothing', () => {
    expect(asAppError(new ForbiddenException('secret detail')).code).toBe('forbidden');
    expect(
      asAppError(Object.assign(new Error('x'), { code: 'FST_ERR_CTP_BODY_TOO_LARGE', statusCode: 413 })).code,
    ).toBe('too_large');
    expect(asAppError(Object.assign(new SyntaxError('x'), { statusCode: 400 })).code).toBe('json_invalid');
    const internal = toProblem(asAppError(new Error('SELECT * FROM staff')), 'r', 'zh');
    expect(internal.status).toBe(500);
    expect(JSON.stringify(internal)).not.toContain('SELECT');
  });
});

describe('preferredLanguage', () => {
  it.each([
    [undefined, 'zh'],
    ['en-US,en;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['fr;q=0.9,en;q=0.1', 'en'],
    ['en;q=0.2, zh-TW;q=0.5', 'zh'],
    ['%%%;;;,,,', 'zh'],
  ])('%s → %s', (header, language) => expect(preferredLanguage(header)).toBe(language));
});

describe('requestIdOf', () => {
  it('keeps a well-formed id and replaces any other', () => {
    expect(requestIdOf({ headers: { 'x-request-id': 'abc-12345' } })).toBe('abc-12345');
    for (const bad of ['short', 'with space in it', 'x'.repeat(65), 'line\nbreak-12345']) {
      expect(requestIdOf({ headers: { 'x-request-id': bad } })).toMatch(/^[0-9a-f-]{36}$/);
    }
  });
});

describe('cursors', () => {
  it('come back as they were, and refuse what is none', () => {
    expect(decodeCursor(encodeCursor(['2026-01-01', 'x']), 2)).toEqual(['2026-01-01', 'x']);
    expect(decodeCursor(undefined, 2)).toBeUndefined();
    for (const bad of ['%%%', encodeCursor(['one']), Buffer.from('[1,2]').toString('base64url')]) {
      expect(() => decodeCursor(bad, 2)).toThrow(AppError);
    }
  });
});
