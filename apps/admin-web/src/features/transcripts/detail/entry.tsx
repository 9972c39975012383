import type { Message, TurnTrace } from '@zhiyin/contracts';
import { ChatBubble } from '../../../shared/ui/chat-bubble';
import { useWords } from '../../../shared/words/use-words';
import styles from '../transcripts.module.css';
import { transcriptWords } from '../transcripts.words';
import { AnswerFacts } from './answer-facts';
import { textOf } from './read-entries';

interface Props {
  entry: Message;
  turn: TurnTrace | undefined;
  chosen: Set<string>;
  onTrace: (turn: TurnTrace) => void;
}

/** One entry as the customer saw it; below an answer, what only staff see. */
export function Entry({ entry, turn, chosen, onTrace }: Props) {
  const words = useWords(transcriptWords);
  const text = textOf(entry, words);

  if (entry.kind === 'note') {
    return (
      <div className={styles.staffNote}>
        <strong>{words.internalNote}</strong>
        <p>{text}</p>
      </div>
    );
  }
  if (entry.sender === 'system' || entry.kind === 'notice') return <p className={styles.notice}>{text}</p>;

  const fromCustomer = entry.sender === 'user';
  const footer = (turn || !fromCustomer) && <AnswerFacts entry={entry} turn={turn} onTrace={onTrace} />;
  return (
    <ChatBubble
      side={fromCustomer ? 'customer' : 'service'}
      name={fromCustomer ? words.customer : entry.sender === 'staff' ? words.staff : words.bot}
      showName={entry.sender === 'staff'}
      text={text}
      links={entry.data?.links}
      options={entry.data?.options?.map(({ id, label }) => ({ label, chosen: chosen.has(id) }))}
      footer={footer}
    />
  );
}
