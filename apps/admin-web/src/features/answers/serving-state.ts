import type { CannedAnswer } from '@zhiyin/contracts';

export type ServingState = 'draft' | 'archived' | 'live' | 'scheduled' | 'expired';

/** Whether customers get this entry now: a published one is silent outside its validity, both ends included. */
export function servingState(
  { status, validFrom, validTo }: Pick<CannedAnswer, 'status' | 'validFrom' | 'validTo'>,
  now: Date,
): ServingState {
  if (status !== 'published') return status;
  if (validFrom && now < new Date(validFrom)) return 'scheduled';
  if (validTo && now > new Date(validTo)) return 'expired';
  return 'live';
}
