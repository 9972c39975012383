import { CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../words/use-words';
import { describeProblem } from './describe-problem';
import styles from './notes.module.css';
import { problemWords } from './problem.words';

interface Props {
  error: unknown;
  onRetry?: () => void;
}

/** An error in place: what happened, what to do, and the request id that finds it in the server's log. */
export function ProblemNote({ error, onRetry }: Props) {
  const words = useWords(problemWords);
  const problem = describeProblem(error, words);
  return (
    <div role="alert" className={styles.problem}>
      <div className={styles.problemWords}>
        <p className={styles.problemTitle}>{problem.title}</p>
        {problem.text && <p className={styles.problemText}>{problem.text}</p>}
        {problem.requestId && <RequestId id={problem.requestId} />}
      </div>
      {onRetry && <Button onClick={onRetry}>{words.retry}</Button>}
    </div>
  );
}

function RequestId({ id }: { id: string }) {
  const words = useWords(problemWords);
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard?.writeText(id).then(() => setCopied(true));
  return (
    <button type="button" className={styles.requestId} onClick={copy} title={words.copy}>
      {words.requestId} {id} <CopyOutlined aria-hidden /> <span aria-live="polite">{copied ? words.copied : ''}</span>
    </button>
  );
}
