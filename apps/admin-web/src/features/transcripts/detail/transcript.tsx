import { ArrowLeftOutlined } from '@ant-design/icons';
import type { TurnTrace } from '@zhiyin/contracts';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { paths } from '../../../shared/paths';
import { useLanguage } from '../../../shared/preferences/language.preference';
import { clockMoment, exactMoment } from '../../../shared/ui/describe-moment';
import { ProblemNote } from '../../../shared/ui/problem-note';
import { useWords } from '../../../shared/words/use-words';
import { useConversation } from '../requests/get-conversation.request';
import styles from '../transcripts.module.css';
import { transcriptWords } from '../transcripts.words';
import { Entry } from './entry';
import { chosenOptions, needsTime, turnOf } from './read-entries';
import { TraceDrawer } from './trace-drawer';

export function Transcript({ id, withBack }: { id: string; withBack: boolean }) {
  const words = useWords(transcriptWords);
  const language = useLanguage();
  const navigate = useNavigate();
  const { search } = useLocation();
  const query = useConversation(id);
  const [traced, setTraced] = useState<TurnTrace>();
  const back = withBack && (
    <Button
      type="text"
      icon={<ArrowLeftOutlined />}
      aria-label={words.back}
      onClick={() => void navigate({ pathname: paths.transcripts, search })}
    />
  );

  if (!query.data) {
    return (
      <section className={styles.detail} aria-busy={query.isPending}>
        <header className={styles.head}>{back}</header>
        <div className={styles.entries}>
          {query.isError ? (
            <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <Skeleton active avatar paragraph={{ rows: 6 }} />
          )}
        </div>
      </section>
    );
  }
  const { conversation, entries, turns } = query.data;
  const chosen = chosenOptions(entries);
  return (
    <section className={styles.detail} aria-label={conversation.firstQuestion}>
      <header className={styles.head}>
        {back}
        <h2>{conversation.firstQuestion || words.noQuestion}</h2>
        <p>
          <span className={styles.state} data-state={conversation.state}>
            {words[`state_${conversation.state}`]}
          </span>
          <span>{words[conversation.customerKind]}</span>
          <span>
            {words.startedAt} {exactMoment(conversation.startedAt, language)}
          </span>
        </p>
      </header>
      <ol className={styles.entries} tabIndex={0} data-scrolls aria-label={words.listName}>
        {entries.map((entry, index) => (
          <li key={entry.id}>
            {needsTime(entries[index - 1], entry) && (
              <time className={styles.time} dateTime={entry.createdAt} title={exactMoment(entry.createdAt, language)}>
                {clockMoment(entry.createdAt, new Date(), language)}
              </time>
            )}
            <Entry entry={entry} turn={turnOf(entry, turns)} chosen={chosen} onTrace={setTraced} />
          </li>
        ))}
      </ol>
      <TraceDrawer turn={traced} onClose={() => setTraced(undefined)} />
    </section>
  );
}
