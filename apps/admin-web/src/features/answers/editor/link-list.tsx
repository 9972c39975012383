import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import type { ReplyLink } from '@zhiyin/contracts';
import { Button, Input } from 'antd';
import { useWords } from '../../../shared/words/use-words';
import styles from './editor.module.css';
import { editorWords } from './editor.words';
import type { FieldMessages } from './use-answer-editor';

interface Props {
  value: ReplyLink[];
  editable: boolean;
  mistakes: FieldMessages;
  onChange: (links: ReplyLink[]) => void;
}

export function LinkList({ value, editable, mistakes, onChange }: Props) {
  const words = useWords(editorWords);
  const change = (index: number, patch: Partial<ReplyLink>) =>
    onChange(value.map((link, at) => (at === index ? { ...link, ...patch } : link)));
  const status = (index: number, field: string) => (mistakes[`links.${index}.${field}`] ? 'error' : '');

  return (
    <div className={styles.links}>
      {value.map((link, index) => (
        <div key={index} className={styles.link}>
          <Input
            className={styles.linkLabel}
            value={link.label}
            status={status(index, 'label')}
            placeholder={words.linkLabel}
            aria-label={`${words.linkLabel} ${index + 1}`}
            onChange={(event) => change(index, { label: event.target.value })}
          />
          <Input
            value={link.url}
            status={status(index, 'url')}
            placeholder={words.linkUrl}
            aria-label={`${words.linkUrl} ${index + 1}`}
            onChange={(event) => change(index, { url: event.target.value })}
          />
          {editable && (
            <Button
              type="text"
              className={styles.quietButton}
              icon={<CloseOutlined />}
              aria-label={words.removeLink(index + 1)}
              onClick={() => onChange(value.filter((_, at) => at !== index))}
            />
          )}
        </div>
      ))}
      {editable && (
        <Button type="dashed" icon={<PlusOutlined />} onClick={() => onChange([...value, { label: '', url: '' }])}>
          {words.addLink}
        </Button>
      )}
    </div>
  );
}
