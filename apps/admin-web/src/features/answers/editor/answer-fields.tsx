import { AutoComplete, DatePicker, Form, Input } from 'antd';
import dayjs from 'dayjs';
import { useWords } from '../../../shared/words/use-words';
import { useCategories } from '../requests/list-categories.request';
import type { AnswerDraft } from './answer-draft';
import styles from './editor.module.css';
import { editorWords } from './editor.words';
import { LinkList } from './link-list';
import { QuestionList } from './question-list';
import type { FieldMessages } from './use-answer-editor';

interface Props {
  draft: AnswerDraft;
  mistakes: FieldMessages;
  editable: boolean;
  onChange: (patch: Partial<AnswerDraft>) => void;
}

const LIMITS = { similarQuestions: 200, followUps: 10, regressionQuestions: 200 };

export function AnswerFields({ draft, mistakes, editable, onChange }: Props) {
  const words = useWords(editorWords);
  const categories = useCategories().data ?? [];

  /** What antd's form item needs to show a message at a field, and at the lines of a list field. */
  const marks = (field: string) => {
    const lines = Object.entries(mistakes)
      .filter(([key]) => key === field || key.startsWith(`${field}.`))
      .map(([key, text]) => {
        const line = /\.(\d+)/.exec(key)?.[1];
        return line === undefined ? text : words.lineError(Number(line) + 1, text);
      });
    return lines.length > 0 ? { validateStatus: 'error' as const, help: lines.join(' ') } : {};
  };
  const questions = (field: 'similarQuestions' | 'followUps' | 'regressionQuestions', known: string[] = []) => (
    <QuestionList
      id={field}
      value={draft[field]}
      known={known}
      limit={LIMITS[field]}
      editable={editable}
      onChange={(list) => onChange({ [field]: list })}
    />
  );
  const moment = (field: 'validFrom' | 'validTo', label: string) => (
    <DatePicker
      id={field}
      showTime
      format="YYYY-MM-DD HH:mm:ss"
      aria-label={label}
      placeholder={label}
      status={mistakes[field] ? 'error' : ''}
      value={draft[field] ? dayjs(draft[field]) : null}
      onChange={(value) => onChange({ [field]: value ? value.toISOString() : null })}
    />
  );
  const validity = { ...marks('validFrom'), ...marks('validTo') };

  return (
    <Form layout="vertical" component="div" disabled={!editable}>
      <Form.Item label={words.question} htmlFor="question" {...marks('question')}>
        <Input.TextArea
          id="question"
          autoFocus={draft.question === ''}
          autoSize={{ minRows: 1, maxRows: 4 }}
          value={draft.question}
          placeholder={words.questionHint}
          onChange={(event) => onChange({ question: event.target.value.replace(/\s*\n\s*/g, ' ') })}
        />
      </Form.Item>
      <Form.Item label={words.answer} htmlFor="answer" {...marks('answer')}>
        <Input.TextArea
          id="answer"
          autoSize={{ minRows: 5, maxRows: 16 }}
          value={draft.answer}
          placeholder={words.answerHint}
          onChange={(event) => onChange({ answer: event.target.value })}
        />
      </Form.Item>
      <Form.Item
        label={<Label text={words.similar} hint={words.similarHint} />}
        htmlFor="similarQuestions"
        {...marks('similarQuestions')}
      >
        {questions('similarQuestions', [draft.question])}
      </Form.Item>
      <Form.Item label={<Label text={words.links} hint={words.linksHint} />} {...marks('links')}>
        <LinkList
          value={draft.links}
          editable={editable}
          mistakes={mistakes}
          onChange={(links) => onChange({ links })}
        />
      </Form.Item>
      <Form.Item
        label={<Label text={words.followUps} hint={words.followUpsHint} />}
        htmlFor="followUps"
        {...marks('followUps')}
      >
        {questions('followUps')}
      </Form.Item>
      <Form.Item label={words.category} htmlFor="category" {...marks('category')}>
        <AutoComplete
          id="category"
          value={draft.category}
          placeholder={words.categoryHint}
          options={categories.filter(({ category }) => category).map(({ category }) => ({ value: category }))}
          showSearch={{ filterOption: (typed, option) => (option?.value ?? '').includes(typed.trim()) }}
          onChange={(category: string | undefined) => onChange({ category: category ?? '' })}
          allowClear
        />
      </Form.Item>
      <Form.Item label={<Label text={words.validity} hint={words.validityHint} />} htmlFor="validFrom" {...validity}>
        <div className={styles.validity}>
          {moment('validFrom', words.validFrom)}
          {moment('validTo', words.validTo)}
        </div>
      </Form.Item>
      <Form.Item
        label={<Label text={words.regression} hint={words.regressionHint} />}
        htmlFor="regressionQuestions"
        {...marks('regressionQuestions')}
      >
        {questions('regressionQuestions')}
      </Form.Item>
    </Form>
  );
}

function Label({ text, hint }: { text: string; hint: string }) {
  return (
    <span className={styles.label}>
      {text} <span>{hint}</span>
    </span>
  );
}
