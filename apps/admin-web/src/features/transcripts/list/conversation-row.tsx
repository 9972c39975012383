import { WarningOutlined } from '@ant-design/icons';
import type { ConversationSummary } from '@zhiyin/contracts';
import { memo } from 'react';
import { Link, useLocation } from 'react-router';
import { paths } from '../../../shared/paths';
import { Moment } from '../../../shared/ui/moment';
import { useWords } from '../../../shared/words/use-words';
import styles from '../transcripts.module.css';
import { transcriptWords } from '../transcripts.words';

interface Props {
  conversation: ConversationSummary;
  current: boolean;
}

export const ConversationRow = memo(function ConversationRow({ conversation, current }: Props) {
  const words = useWords(transcriptWords);
  const { search } = useLocation();
  const sources = conversation.sources.map((source) => words[`source_${source}`]);
  return (
    <Link
      id={`conversation-${conversation.id}`}
      className={styles.row}
      aria-current={current ? 'true' : undefined}
      to={{ pathname: paths.transcript(conversation.id), search }}
    >
      <span className={styles.rowLine}>
        <span className={styles.firstQuestion}>{conversation.firstQuestion || words.noQuestion}</span>
        <span className={styles.when}>
          <Moment at={conversation.lastMessageAt} />
        </span>
      </span>
      <span className={styles.rowFacts}>
        <span className={styles.state} data-state={conversation.state}>
          {words[`state_${conversation.state}`]}
        </span>
        <span>{words.messages(conversation.messages)}</span>
        <span className={styles.sources}>{sources.join(' · ')}</span>
        {conversation.degraded && (
          <span className={styles.warning}>
            <WarningOutlined aria-hidden /> {words.degraded}
          </span>
        )}
      </span>
    </Link>
  );
});
