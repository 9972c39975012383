import { CloseOutlined } from '@ant-design/icons';
import { Button, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { ProblemNote } from '../../../shared/ui/problem-note';
import { useWords } from '../../../shared/words/use-words';
import { useMatch } from '../requests/match-answers.request';
import { TryResult } from './try-result';
import styles from './try.module.css';
import { tryWords } from './try.words';

interface Props {
  /** What is being tried, empty at first. */
  text: string;
  onTry: (text: string) => void;
  onClose: () => void;
}

export function TryPanel({ text, onTry, onClose }: Props) {
  const words = useWords(tryWords);
  const [typed, setTyped] = useState(text);
  const match = useMatch(text);
  const ask = () => {
    const question = typed.trim();
    if (question === text && question) void match.refetch();
    else onTry(question);
  };

  return (
    <aside className={styles.panel} aria-label={words.title}>
      <div className={styles.head}>
        <h2>{words.title}</h2>
        <Button type="text" size="small" icon={<CloseOutlined />} aria-label={words.close} onClick={onClose} />
      </div>
      <form
        className={styles.ask}
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <Input
          autoFocus
          value={typed}
          maxLength={500}
          placeholder={words.placeholder}
          aria-label={words.intro}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="primary" htmlType="submit" disabled={!typed.trim()}>
          {words.ask}
        </Button>
      </form>
      <div className={styles.result} aria-live="polite" aria-busy={match.isFetching}>
        {text === '' ? (
          <p className={styles.intro}>{words.intro}</p>
        ) : match.isError ? (
          <ProblemNote error={match.error} onRetry={() => void match.refetch()} />
        ) : match.data ? (
          <TryResult result={match.data} text={text} />
        ) : (
          <Skeleton active title={{ width: 120 }} paragraph={{ rows: 5 }} />
        )}
      </div>
    </aside>
  );
}
