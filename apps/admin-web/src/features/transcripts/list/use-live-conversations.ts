import { useEffect, useReducer, useRef } from 'react';
import { queryOf, type TranscriptFilters } from '../filters';
import { useFreshConversations } from '../requests/fresh-conversations.request';
import { useConversationPages } from '../requests/list-conversations.request';
import { emptyLiveList, liveList } from './live-list';

/** Loaded pages and the live first page as one list. `engaged.current` tells whether somebody is reading it. */
export function useLiveConversations(filters: TranscriptFilters) {
  const query = queryOf(filters);
  const pages = useConversationPages(query);
  const fresh = useFreshConversations(query, pages.isSuccess);
  const engaged = useRef(false);
  const [state, dispatch] = useReducer(liveList, emptyLiveList);

  useEffect(() => {
    if (pages.data) dispatch({ type: 'pages', items: pages.data.pages.flatMap((page) => page.items) });
  }, [pages.data]);
  useEffect(() => {
    if (fresh.data) dispatch({ type: 'fresh', items: fresh.data.items, engaged: engaged.current });
  }, [fresh.data, fresh.dataUpdatedAt]);

  return { ...state, pages, engaged, reveal: () => dispatch({ type: 'reveal' }) };
}
