import { timingSafeEqual } from 'node:crypto';
import type { Settings } from '../../../config';

/** With METRICS_TOKEN set (always in production) the figures are for who knows it. */
export function mayScrape({ METRICS_TOKEN: token }: Settings, authorization = ''): boolean {
  return token === undefined || sameText(authorization, `Bearer ${token}`);
}

function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
