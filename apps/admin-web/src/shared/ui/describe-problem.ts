import { isApiError } from '@zhiyin/api-client';
import type { problemWords } from './problem.words';

export interface DescribedProblem {
  title: string;
  text?: string;
  requestId?: string;
}

/** Signed out, locked, too fast: nobody needs to look into a log for these. */
const MENDED_BY_THE_READER = [401, 423, 429];

type Vocabulary = (typeof problemWords)['zh-CN'];

/** What happened, what is kept and what to do, for any error a request can end with. */
export function describeProblem(error: unknown, words: Vocabulary): DescribedProblem {
  if (!isApiError(error)) return { title: words.unknown, text: error instanceof Error ? error.message : undefined };
  if (error.code === 'timeout') return { title: words.timeout, text: words.timeoutText };
  if (error.offline) return { title: words.network, text: words.networkText };
  const texts = [error.detail !== error.title ? error.detail : undefined, wait(error.retryAfter, words)];
  return {
    title: error.title || words.unknown,
    text: texts.filter(Boolean).join(' ') || undefined,
    requestId: MENDED_BY_THE_READER.includes(error.status) ? undefined : error.requestId,
  };
}

function wait(seconds: number | undefined, words: Vocabulary): string | undefined {
  if (seconds === undefined || seconds <= 0) return undefined;
  return seconds <= 90 ? words.waitSeconds(Math.ceil(seconds)) : words.waitMinutes(Math.ceil(seconds / 60));
}
