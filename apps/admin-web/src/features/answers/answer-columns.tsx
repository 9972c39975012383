import type { CannedAnswer } from '@zhiyin/contracts';
import { Tooltip } from 'antd';
import { Link, useLocation } from 'react-router';
import { paths } from '../../shared/paths';
import type { Column } from '../../shared/ui/data-table';
import { Moment } from '../../shared/ui/moment';
import { useWords } from '../../shared/words/use-words';
import styles from './answer-list.module.css';
import { AnswerRowActions } from './answer-row-actions';
import { answersWords } from './answers.words';
import { ServingTag } from './serving-tag';

export function useAnswerColumns(): Column<CannedAnswer>[] {
  const words = useWords(answersWords);
  return [
    { key: 'question', title: words.question, cell: (answer) => <QuestionCell answer={answer} /> },
    {
      key: 'category',
      title: words.category,
      width: 132,
      from: 'tablet',
      cell: ({ category }) => category ?? <span className={styles.faint}>{words.noCategory}</span>,
    },
    {
      key: 'status',
      title: words.status,
      width: 112,
      from: 'tablet',
      cell: (answer) => <ServingTag answer={answer} />,
    },
    {
      key: 'hits',
      title: words.hits,
      width: 72,
      align: 'right',
      from: 'tablet',
      cell: ({ hits }) => hits.toLocaleString(),
    },
    {
      key: 'lastHit',
      title: words.lastHit,
      width: 124,
      align: 'right',
      from: 'desktop',
      cell: ({ lastHitAt }) =>
        lastHitAt ? <Moment at={lastHitAt} /> : <span className={styles.faint}>{words.never}</span>,
    },
    {
      key: 'updated',
      title: words.updated,
      width: 124,
      align: 'right',
      from: 'desktop',
      cell: ({ updatedAt }) => <Moment at={updatedAt} />,
    },
    {
      key: 'actions',
      title: words.actions,
      width: 72,
      align: 'right',
      quiet: true,
      cell: (answer) => <AnswerRowActions answer={answer} />,
    },
  ];
}

function QuestionCell({ answer }: { answer: CannedAnswer }) {
  const words = useWords(answersWords);
  const { search } = useLocation();
  const others = answer.similarQuestions.length;
  return (
    <div className={styles.question}>
      <div className={styles.line}>
        <Link to={{ pathname: paths.answer(answer.id), search }} className={styles.title} title={answer.question}>
          {answer.question}
        </Link>
        {others > 0 && (
          <span className={styles.similar} title={words.similarHint(others)}>
            {words.similar(others)}
          </span>
        )}
        {answer.demo && (
          <Tooltip title={words.demoHint}>
            <span className={styles.demo}>{words.demo}</span>
          </Tooltip>
        )}
      </div>
      <div className={styles.facts}>
        <ServingTag answer={answer} />
        <span>{answer.category}</span>
        <span>{words.hitsShort(answer.hits)}</span>
      </div>
    </div>
  );
}
