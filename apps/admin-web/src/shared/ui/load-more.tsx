import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useWords } from '../words/use-words';
import styles from './load-more.module.css';
import { uiWords } from './ui.words';

interface Props {
  shown: number;
  total?: number;
  hasMore: boolean;
  loading: boolean;
  onMore: () => void;
}

/** The end of a list: loads the next page when it comes into view, and offers a button for the keyboard. */
export function LoadMore({ shown, total, hasMore, loading, onMore }: Props) {
  const words = useWords(uiWords);
  const end = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = end.current;
    if (!element || !hasMore || loading) return;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && onMore(), { rootMargin: '200px' });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [hasMore, loading, onMore]);

  if (shown === 0) return null;
  const known = total ?? (hasMore ? undefined : shown);
  return (
    <div ref={end} className={styles.end}>
      {known !== undefined && (
        <span>{hasMore ? words.someShown(shown, known) : words.allShown(Math.max(known, shown))}</span>
      )}
      {hasMore && (
        <Button type="link" size="small" loading={loading} onClick={onMore}>
          {words.loadMore}
        </Button>
      )}
    </div>
  );
}
