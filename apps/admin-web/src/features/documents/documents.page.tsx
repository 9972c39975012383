import { Drawer } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { paths } from '../../shared/paths';
import { DataTable } from '../../shared/ui/data-table';
import { EmptyNote } from '../../shared/ui/empty-note';
import { LoadMore } from '../../shared/ui/load-more';
import page from '../../shared/ui/page.module.css';
import { ProblemNote } from '../../shared/ui/problem-note';
import { useWords } from '../../shared/words/use-words';
import { useDocumentColumns } from './document-columns';
import { documentWords } from './documents.words';
import { PassageList } from './passage-list';
import { useDocuments } from './requests/list-documents.request';

export function DocumentsPage() {
  const words = useWords(documentWords);
  const navigate = useNavigate();
  const { documentId } = useParams();
  const columns = useDocumentColumns();
  const list = useDocuments();
  const rows = list.data?.pages.flatMap((result) => result.items);
  const open = rows?.find(({ id }) => id === documentId);

  return (
    <div className={page.page}>
      <div className={page.scroll}>
        {list.isError && (
          <div className={page.note}>
            <ProblemNote error={list.error} onRetry={() => void list.refetch()} />
          </div>
        )}
        {rows?.length === 0 ? (
          <EmptyNote title={words.emptyTitle} text={words.emptyText} />
        ) : (
          !(list.isError && !rows) && (
            <DataTable
              caption={words.caption}
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
              selectedKey={documentId}
              onOpen={({ id }) => void navigate(paths.document(id))}
            />
          )
        )}
        <LoadMore
          shown={rows?.length ?? 0}
          hasMore={list.hasNextPage}
          loading={list.isFetchingNextPage}
          onMore={list.fetchNextPage}
        />
      </div>
      <Drawer
        open={documentId !== undefined}
        onClose={() => void navigate(paths.documents)}
        size="min(720px, 100vw)"
        title={open?.title ?? words.passages}
      >
        {documentId && <PassageList documentId={documentId} title={open?.title ?? ''} />}
      </Drawer>
    </div>
  );
}
