import type { ConversationSummary } from '@zhiyin/contracts';

/** What the list shows, and what waits because showing it would move rows under the reader. */
export interface LiveList {
  items: ConversationSummary[];
  /** The latest first page, kept back while `waiting` is above 0. */
  fresh: ConversationSummary[];
  /** Conversations in `fresh` that the list does not show yet. */
  waiting: number;
}

export type LiveListEvent =
  | { type: 'pages'; items: ConversationSummary[] }
  | { type: 'fresh'; items: ConversationSummary[]; engaged: boolean }
  | { type: 'reveal' };

export const emptyLiveList: LiveList = { items: [], fresh: [], waiting: 0 };

/**
 * Pages append; a fresh first page goes on top, but only while nobody is reading here (`engaged`: scrolled, pointing or
 * focused). Otherwise known rows change in place and new ones wait to be revealed.
 */
export function liveList(state: LiveList, event: LiveListEvent): LiveList {
  switch (event.type) {
    case 'pages': {
      const known = new Set(state.items.map(({ id }) => id));
      return { ...state, items: [...state.items, ...event.items.filter(({ id }) => !known.has(id))] };
    }
    case 'fresh': {
      if (!event.engaged) return onTop(state.items, event.items);
      const newest = new Map(event.items.map((item) => [item.id, item]));
      const known = new Set(state.items.map(({ id }) => id));
      return {
        items: state.items.map((item) => newest.get(item.id) ?? item),
        fresh: event.items,
        waiting: event.items.filter(({ id }) => !known.has(id)).length,
      };
    }
    case 'reveal':
      return onTop(state.items, state.fresh);
  }
}

function onTop(items: ConversationSummary[], fresh: ConversationSummary[]): LiveList {
  const above = new Set(fresh.map(({ id }) => id));
  return { items: [...fresh, ...items.filter(({ id }) => !above.has(id))], fresh: [], waiting: 0 };
}
