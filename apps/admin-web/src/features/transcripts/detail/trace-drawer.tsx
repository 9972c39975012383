import type { TurnTrace } from '@zhiyin/contracts';
import { Drawer } from 'antd';
import { Link } from 'react-router';
import { paths } from '../../../shared/paths';
import { useWords } from '../../../shared/words/use-words';
import styles from '../transcripts.module.css';
import { transcriptWords } from '../transcripts.words';
import { Clocks } from './clocks';

interface Props {
  turn: TurnTrace | undefined;
  onClose: () => void;
}

/** How one answer came about. */
export function TraceDrawer({ turn, onClose }: Props) {
  const words = useWords(transcriptWords);
  return (
    <Drawer open={turn !== undefined} onClose={onClose} size="min(440px, 100vw)" title={words.traceTitle}>
      {turn && <Trace turn={turn} />}
    </Drawer>
  );
}

function Trace({ turn }: { turn: TurnTrace }) {
  const words = useWords(transcriptWords);
  return (
    <div className={styles.trace}>
      <dl>
        <dt>{words.source}</dt>
        <dd>{turn.source ? words[`source_${turn.source}`] : words.unanswered}</dd>
        <dt>{words.outcome}</dt>
        <dd>{turn.outcome ? words[`outcome_${turn.outcome}`] : '—'}</dd>
        <dt>{words.model}</dt>
        <dd>{turn.model ?? words.noModel}</dd>
        <dt>{words.degradedReason}</dt>
        <dd>
          {turn.degradedReason ? (
            <span className={styles.warning}>{words[`reason_${turn.degradedReason}`]}</span>
          ) : (
            words.notDegraded
          )}
        </dd>
      </dl>
      <h2>{words.clocks}</h2>
      <Clocks turn={turn} />
      <h2>{words.candidates}</h2>
      {turn.candidates.length === 0 && <p className={styles.quiet}>{words.noCandidates}</p>}
      <ol>
        {turn.candidates.map((candidate) => (
          <li key={candidate.id} className={styles.candidate}>
            <Link to={paths.answer(candidate.id)}>{candidate.question}</Link>
            <span className={styles.figure}>{Math.round(candidate.confidence * 100)}%</span>
            {candidate.matchedQuestion !== candidate.question && (
              <span className={styles.quiet}>{words.matched(candidate.matchedQuestion)}</span>
            )}
          </li>
        ))}
      </ol>
      <p className={styles.turnId}>
        {words.turnId} <code>{turn.turnId}</code>
      </p>
    </div>
  );
}
