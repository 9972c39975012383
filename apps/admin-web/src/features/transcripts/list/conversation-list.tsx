import { ArrowUpOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useRef } from 'react';
import { useParams } from 'react-router';
import { EmptyNote } from '../../../shared/ui/empty-note';
import { LoadMore } from '../../../shared/ui/load-more';
import page from '../../../shared/ui/page.module.css';
import { ProblemNote } from '../../../shared/ui/problem-note';
import { useWords } from '../../../shared/words/use-words';
import type { TranscriptFilters } from '../filters';
import styles from '../transcripts.module.css';
import { transcriptWords } from '../transcripts.words';
import { ConversationRow } from './conversation-row';
import { useArrowKeys } from './use-arrow-keys';
import { useLiveConversations } from './use-live-conversations';

interface Props {
  filters: TranscriptFilters;
  onClearFilters: () => void;
}

export function ConversationList({ filters, onClearFilters }: Props) {
  const words = useWords(transcriptWords);
  const { conversationId } = useParams();
  const scroll = useRef<HTMLElement>(null);
  const { items, waiting, pages, engaged, reveal } = useLiveConversations(filters);
  useArrowKeys(items, conversationId);

  const watch = () => {
    const element = scroll.current;
    if (element) engaged.current = element.scrollTop > 8 || element.matches(':hover, :focus-within');
  };
  const showNew = () => {
    reveal();
    scroll.current?.scrollTo({ top: 0 });
  };
  return (
    <nav
      ref={scroll}
      className={styles.list}
      aria-label={words.listName}
      aria-busy={pages.isPending}
      onScroll={watch}
      onPointerEnter={watch}
      onPointerLeave={watch}
      onFocus={watch}
      onBlur={() => requestAnimationFrame(watch)}
    >
      {waiting > 0 && (
        <div className={styles.pill}>
          <Button size="small" shape="round" type="primary" icon={<ArrowUpOutlined />} onClick={showNew}>
            {words.waiting(waiting)}
          </Button>
        </div>
      )}
      {pages.isError && (
        <div className={page.note}>
          <ProblemNote error={pages.error} onRetry={() => void pages.refetch()} />
        </div>
      )}
      {pages.isPending && <ListSkeleton />}
      {pages.isSuccess && pages.data.pages[0]?.items.length === 0 && items.length === 0 && (
        <NoConversations filtered={Object.values(filters).some(Boolean)} onClearFilters={onClearFilters} />
      )}
      <ul>
        {items.map((conversation) => (
          <li key={conversation.id}>
            <ConversationRow conversation={conversation} current={conversation.id === conversationId} />
          </li>
        ))}
      </ul>
      <LoadMore
        shown={items.length}
        hasMore={pages.hasNextPage}
        loading={pages.isFetchingNextPage}
        onMore={pages.fetchNextPage}
      />
    </nav>
  );
}

function NoConversations({ filtered, onClearFilters }: { filtered: boolean; onClearFilters: () => void }) {
  const words = useWords(transcriptWords);
  if (!filtered) return <EmptyNote title={words.emptyTitle} text={words.emptyText} />;
  const clear = <Button onClick={onClearFilters}>{words.clearFilters}</Button>;
  return <EmptyNote title={words.nothingTitle} text={words.nothingText} action={clear} />;
}

function ListSkeleton() {
  return Array.from({ length: 10 }, (_, index) => (
    <div key={index} className={styles.rowSkeleton}>
      <Skeleton active title={{ width: `${50 + ((index * 13) % 40)}%` }} paragraph={{ rows: 1, width: '60%' }} />
    </div>
  ));
}
