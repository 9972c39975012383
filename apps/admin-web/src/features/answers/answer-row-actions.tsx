import { InboxOutlined, UndoOutlined } from '@ant-design/icons';
import type { CannedAnswer } from '@zhiyin/contracts';
import { Button, Tooltip } from 'antd';
import { useMay } from '../../shared/session/use-me';
import { useWords } from '../../shared/words/use-words';
import styles from './answer-list.module.css';
import { answersWords } from './answers.words';
import { useArchiving } from './use-archiving';

/** Shown on hover and when reached by keyboard. */
export function AnswerRowActions({ answer }: { answer: CannedAnswer }) {
  const words = useWords(answersWords);
  const mayEdit = useMay('manager');
  const { archive, restore } = useArchiving();
  if (!mayEdit) return null;
  const archived = answer.status === 'archived';
  const name = archived ? words.restore : words.archive;
  return (
    <span className={styles.actions}>
      <Tooltip title={name} placement="left">
        <Button
          type="text"
          size="small"
          icon={archived ? <UndoOutlined /> : <InboxOutlined />}
          aria-label={`${name}: ${answer.question}`}
          onClick={() => void (archived ? restore(answer) : archive(answer))}
        />
      </Tooltip>
    </span>
  );
}
