import { Button } from 'antd';
import { useLocation, useMatch, useNavigate } from 'react-router';
import { paths } from '../../shared/paths';
import { useMay } from '../../shared/session/use-me';
import { DataTable } from '../../shared/ui/data-table';
import { EmptyNote } from '../../shared/ui/empty-note';
import { LoadMore } from '../../shared/ui/load-more';
import page from '../../shared/ui/page.module.css';
import { ProblemNote } from '../../shared/ui/problem-note';
import { useWords } from '../../shared/words/use-words';
import { useAnswerColumns } from './answer-columns';
import { answersWords } from './answers.words';
import type { AnswerFilters } from './filters';
import type { useAnswerList } from './requests/list-answers.request';

interface Props {
  list: ReturnType<typeof useAnswerList>;
  filters: AnswerFilters;
  onClearFilters: () => void;
}

export function AnswerList({ list, filters, onClearFilters }: Props) {
  const words = useWords(answersWords);
  const navigate = useNavigate();
  const { search } = useLocation();
  const open = useMatch(paths.answer(':id'))?.params.id;
  const columns = useAnswerColumns();
  const rows = list.data?.pages.flatMap((result) => result.items);

  return (
    <div className={page.scroll}>
      {list.isError && (
        <div className={page.note}>
          <ProblemNote error={list.error} onRetry={() => void list.refetch()} />
        </div>
      )}
      {rows?.length === 0 ? (
        <NoAnswers filtered={Object.values(filters).some(Boolean)} onClearFilters={onClearFilters} />
      ) : (
        !(list.isError && !rows) && (
          <DataTable
            caption={words.caption}
            columns={columns}
            rows={rows}
            rowKey={(answer) => answer.id}
            selectedKey={open}
            onOpen={(answer) => void navigate({ pathname: paths.answer(answer.id), search })}
          />
        )
      )}
      <LoadMore
        shown={rows?.length ?? 0}
        total={list.data?.pages[0]?.total}
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        onMore={list.fetchNextPage}
      />
    </div>
  );
}

function NoAnswers({ filtered, onClearFilters }: { filtered: boolean; onClearFilters: () => void }) {
  const words = useWords(answersWords);
  const mayEdit = useMay('manager');
  const navigate = useNavigate();
  if (filtered) {
    const clear = <Button onClick={onClearFilters}>{words.clearFilters}</Button>;
    return <EmptyNote title={words.nothingTitle} text={words.nothingText} action={clear} />;
  }
  const create = mayEdit && (
    <Button type="primary" onClick={() => void navigate(paths.newAnswer)}>
      {words.create}
    </Button>
  );
  return <EmptyNote title={words.emptyTitle} text={words.emptyText} action={create} />;
}
