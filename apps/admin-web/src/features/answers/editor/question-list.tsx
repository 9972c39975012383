import { CloseOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useWords } from '../../../shared/words/use-words';
import { addQuestions, type Added } from './add-questions';
import styles from './editor.module.css';
import { editorWords } from './editor.words';

interface Props {
  id: string;
  value: string[];
  /** Texts elsewhere in the entry that count as duplicates. */
  known: string[];
  limit: number;
  editable: boolean;
  onChange: (list: string[]) => void;
}

/** Wordings, one per line: type one and press Enter, or paste a whole list. */
export function QuestionList({ id, value, known, limit, editable, onChange }: Props) {
  const words = useWords(editorWords);
  const [typed, setTyped] = useState('');
  const [last, setLast] = useState<Added>();

  const add = (text: string) => {
    const result = addQuestions(value, text, known, limit);
    setTyped('');
    setLast(result);
    if (result.added > 0) onChange(result.list);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // An input method uses Enter to choose its candidate; Ctrl+Enter publishes.
    if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing)
      return;
    event.preventDefault();
    if (typed.trim()) add(typed);
  };
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const text = event.clipboardData.getData('text');
    if (!/\n/.test(text.trim())) return;
    event.preventDefault();
    add(`${typed}\n${text}`);
  };
  const replace = (index: number, text: string) => onChange(value.map((line, at) => (at === index ? text : line)));
  const remove = (index: number) => onChange(value.filter((_, at) => at !== index));

  return (
    <div className={styles.questions}>
      {value.length > 0 && (
        <ol className={styles.lines}>
          {value.map((line, index) => (
            <li key={index}>
              <input
                value={line}
                readOnly={!editable}
                aria-label={words.editLine(index + 1)}
                onChange={(event) => replace(index, event.target.value)}
                onBlur={() => line.trim() === '' && remove(index)}
              />
              {editable && (
                <Button
                  type="text"
                  size="small"
                  className={styles.quietButton}
                  icon={<CloseOutlined />}
                  aria-label={words.remove(line)}
                  onClick={() => remove(index)}
                />
              )}
            </li>
          ))}
        </ol>
      )}
      {editable && value.length < limit && (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 1, maxRows: 4 }}
          value={typed}
          placeholder={words.addOne}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onBlur={() => typed.trim() && add(typed)}
        />
      )}
      <p className={styles.count}>
        <span aria-live="polite">{last && describe(last, limit, words)}</span>
        <span>
          {value.length} / {limit}
        </span>
      </p>
    </div>
  );
}

function describe({ added, duplicates, over }: Added, limit: number, words: (typeof editorWords)['zh-CN']): string {
  const parts = [
    added > 0 && words.added(added),
    duplicates > 0 && words.duplicates(duplicates),
    over > 0 && words.over(over, limit),
  ];
  return parts.filter(Boolean).join(' · ');
}
