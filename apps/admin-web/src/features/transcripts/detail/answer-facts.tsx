import { BranchesOutlined, WarningOutlined } from '@ant-design/icons';
import type { Evidence, Message, TurnTrace } from '@zhiyin/contracts';
import { Button } from 'antd';
import { Link } from 'react-router';
import { paths } from '../../../shared/paths';
import { useWords } from '../../../shared/words/use-words';
import styles from '../transcripts.module.css';
import { transcriptWords } from '../transcripts.words';

interface Props {
  entry: Message;
  turn: TurnTrace | undefined;
  onTrace: (turn: TurnTrace) => void;
}

/** One quiet row: where the answer came from, what it rests on, and the way to its trace. */
export function AnswerFacts({ entry, turn, onTrace }: Props) {
  const words = useWords(transcriptWords);
  const degraded = entry.degradedReason ?? (turn?.answerId === entry.id ? turn.degradedReason : null);
  return (
    <>
      {entry.aiGenerated && <span className={styles.chip}>{words.aiGenerated}</span>}
      {entry.source && <span className={styles.chip}>{words[`source_${entry.source}`]}</span>}
      {entry.evidence.map((evidence) => (
        <EvidenceChip key={evidence.id} evidence={evidence} />
      ))}
      {entry.data?.interrupted && <span className={styles.warning}>{words.interrupted}</span>}
      {turn?.answerId === null && <span className={styles.warning}>{words.unanswered}</span>}
      {degraded && (
        <span className={styles.warning}>
          <WarningOutlined aria-hidden /> {words[`reason_${degraded}`]}
        </span>
      )}
      {turn && (
        <Button
          type="text"
          size="small"
          className={styles.traceButton}
          icon={<BranchesOutlined />}
          onClick={() => onTrace(turn)}
        >
          {words.trace}
        </Button>
      )}
    </>
  );
}

function EvidenceChip({ evidence }: { evidence: Evidence }) {
  const words = useWords(transcriptWords);
  const text = `${evidence.title} · ${words.passageVersion(evidence.version)}`;
  if (evidence.type !== 'faq') return <span className={styles.evidence}>{text}</span>;
  return (
    <Link className={styles.evidence} to={paths.answer(evidence.id)} title={words.openAnswer(evidence.title)}>
      {text}
    </Link>
  );
}
