import { ApiError } from '@zhiyin/api-client';
import { describeProblem } from './describe-problem';
import { problemWords } from './problem.words';

const zh = problemWords['zh-CN'];

describe('describeProblem', () => {
  it('keeps the words of the server and its request id, without saying the same thing twice', () => {
    const facts = { code: 'not_found', status: 404, title: '没有找到', requestId: 'r-1' } as const;
    expect(describeProblem(new ApiError(facts), zh)).toEqual({ title: '没有找到', text: undefined, requestId: 'r-1' });
    expect(describeProblem(new ApiError({ ...facts, detail: '没有找到' }), zh).text).toBeUndefined();
    expect(describeProblem(new ApiError({ ...facts, detail: '它已被删除' }), zh).text).toBe('它已被删除');
  });

  it('shows no request id where the reader alone can mend it', () => {
    const facts = { code: 'login_failed', status: 401, title: '用户名或密码不正确', requestId: 'r-1' } as const;
    expect(describeProblem(new ApiError(facts), zh).requestId).toBeUndefined();
  });

  it('tells how long to wait, in the unit a person would use', () => {
    const limited = (retryAfter: number) =>
      describeProblem(new ApiError({ code: 'rate_limited', status: 429, title: '过于频繁', retryAfter }), zh).text;
    expect(limited(7)).toContain('7 秒');
    expect(limited(600)).toContain('约 10 分钟');
    expect(limited(0)).toBeUndefined();
  });

  it('tells a lost connection from a late answer', () => {
    expect(describeProblem(new ApiError({ code: 'network', status: 0 }), zh).title).toBe(zh.network);
    expect(describeProblem(new ApiError({ code: 'timeout', status: 0 }), zh).title).toBe(zh.timeout);
    expect(describeProblem(new TypeError('x is not a function'), zh).title).toBe(zh.unknown);
  });
});
