import type { DocumentSummary } from '@zhiyin/contracts';
import { Link } from 'react-router';
import { paths } from '../../shared/paths';
import type { Column } from '../../shared/ui/data-table';
import { Moment } from '../../shared/ui/moment';
import { useWords } from '../../shared/words/use-words';
import styles from './documents.module.css';
import { documentWords } from './documents.words';

export function useDocumentColumns(): Column<DocumentSummary>[] {
  const words = useWords(documentWords);
  return [
    { key: 'title', title: words.title, cell: (document) => <TitleCell document={document} /> },
    { key: 'format', title: words.format, width: 88, from: 'tablet', cell: ({ format }) => format.toUpperCase() },
    {
      key: 'passages',
      title: words.passages,
      width: 96,
      align: 'right',
      from: 'tablet',
      cell: ({ passages }) => passages,
    },
    {
      key: 'version',
      title: words.version,
      width: 88,
      align: 'right',
      from: 'desktop',
      cell: ({ version }) => version,
    },
    {
      key: 'updated',
      title: words.updated,
      width: 136,
      align: 'right',
      from: 'tablet',
      cell: ({ updatedAt }) => <Moment at={updatedAt} />,
    },
  ];
}

function TitleCell({ document }: { document: DocumentSummary }) {
  const words = useWords(documentWords);
  return (
    <>
      <span className={styles.line}>
        <Link to={paths.document(document.id)} className={styles.title} title={document.title}>
          {document.title}
        </Link>
        {document.demo && <span className={styles.demo}>{words.demo}</span>}
      </span>
      <span className={styles.facts}>
        <span>{document.format.toUpperCase()}</span>
        <span>{words.passagesShort(document.passages)}</span>
        <span>{words.versionShort(document.version)}</span>
      </span>
    </>
  );
}
