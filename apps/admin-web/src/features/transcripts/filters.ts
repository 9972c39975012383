import type { ConversationQuery } from '@zhiyin/api-client/src/admin-conversations';
import { ANSWER_SOURCES, CONVERSATION_STATES } from '@zhiyin/contracts';
import dayjs from 'dayjs';

/** What stands in the address: days as the reader sees them, the last one included. */
export const TRANSCRIPT_FILTERS = ['q', 'from', 'to', 'state', 'source', 'degraded'] as const;
export type TranscriptFilters = Record<(typeof TRANSCRIPT_FILTERS)[number], string>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What the API is asked: exact times in UTC, the end exclusive. Values that make no sense are left out. */
export function queryOf(filters: TranscriptFilters): ConversationQuery {
  return {
    q: filters.q || undefined,
    from: DAY.test(filters.from) ? dayjs(filters.from).startOf('day').toISOString() : undefined,
    to: DAY.test(filters.to) ? dayjs(filters.to).add(1, 'day').startOf('day').toISOString() : undefined,
    state: CONVERSATION_STATES.find((state) => state === filters.state),
    source: ANSWER_SOURCES.find((source) => source === filters.source),
    degraded: filters.degraded === 'true' || undefined,
  };
}
