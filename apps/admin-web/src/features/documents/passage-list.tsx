import { Skeleton } from 'antd';
import { EmptyNote } from '../../shared/ui/empty-note';
import { LoadMore } from '../../shared/ui/load-more';
import { ProblemNote } from '../../shared/ui/problem-note';
import { useWords } from '../../shared/words/use-words';
import styles from './documents.module.css';
import { documentWords } from './documents.words';
import { usePassages } from './requests/list-passages.request';

/** The passages as retrieval sees them, in the order of the document. */
export function PassageList({ documentId, title }: { documentId: string; title: string }) {
  const words = useWords(documentWords);
  const list = usePassages(documentId);
  const passages = list.data?.pages.flatMap((page) => page.items);

  if (list.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (list.isError) return <ProblemNote error={list.error} onRetry={() => void list.refetch()} />;
  if (passages?.length === 0) return <EmptyNote title={words.noPassages} text={words.noPassagesText} />;
  return (
    <>
      <ol className={styles.passages} tabIndex={0} aria-label={words.passagesOf(title)}>
        {passages?.map((passage) => (
          <li key={passage.id}>
            <h2>{passage.heading || words.noHeading}</h2>
            <p>{passage.text}</p>
          </li>
        ))}
      </ol>
      <LoadMore
        shown={passages?.length ?? 0}
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        onMore={list.fetchNextPage}
      />
    </>
  );
}
