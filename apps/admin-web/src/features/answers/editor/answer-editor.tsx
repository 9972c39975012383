import { isApiError } from '@zhiyin/api-client';
import type { CannedAnswer } from '@zhiyin/contracts';
import { Alert, App, Button, Drawer, Tooltip } from 'antd';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useMay } from '../../../shared/session/use-me';
import { ProblemNote } from '../../../shared/ui/problem-note';
import { useWords } from '../../../shared/words/use-words';
import { ServingTag } from '../serving-tag';
import { useArchiving } from '../use-archiving';
import { AnswerFields } from './answer-fields';
import { AnswerPreview } from './answer-preview';
import { ConflictNote } from './conflict-note';
import styles from './editor.module.css';
import { editorWords } from './editor.words';
import { LeaveGuard } from './leave-guard';
import { useAnswerEditor } from './use-answer-editor';

interface Props {
  /** Undefined creates a new one. */
  answer: CannedAnswer | undefined;
  suggestedQuestion?: string;
  onClose: () => void;
  onReload: () => void;
}

export function AnswerEditor({ answer, suggestedQuestion, onClose, onReload }: Props) {
  const words = useWords(editorWords);
  const { message } = App.useApp();
  const mayEdit = useMay('manager');
  const archived = answer?.status === 'archived';
  const editable = mayEdit && !archived;
  const editor = useAnswerEditor(answer, suggestedQuestion);
  const { restore } = useArchiving();
  const body = useRef<HTMLDivElement>(null);

  const save = async (publish: boolean, version?: number) => {
    if (!(await editor.submit(publish, version))) return;
    void message.success(publish ? words.publishedToast : words.draftToast);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && editable && !editor.saving) void save(true);
  };
  useEffect(() => {
    // Where the first mistake is, the reader should be.
    body.current?.querySelector('.ant-form-item-has-error')?.scrollIntoView({ block: 'center' });
  }, [editor.mistakes]);

  const conflict = isApiError(editor.error) && editor.error.code === 'conflict';
  const marked = Object.keys(editor.mistakes).length > 0;
  const live = answer?.status === 'published';
  return (
    <Drawer
      open
      onClose={onClose}
      size="min(960px, 100vw)"
      title={answer ? (editable ? words.editTitle : words.viewTitle) : words.createTitle}
      extra={answer && <Facts answer={answer} />}
      classNames={{ body: styles.body }}
      footer={
        editable && (
          <div className={styles.footer}>
            <Tooltip title={live ? words.saveDraftLive : undefined}>
              <Button loading={editor.saving} onClick={() => void save(false)}>
                {words.saveDraft}
              </Button>
            </Tooltip>
            <Button type="primary" loading={editor.saving} onClick={() => void save(true)}>
              {live ? words.publishChanges : words.publish}
            </Button>
          </div>
        )
      }
    >
      <div ref={body} className={styles.columns} onKeyDown={onKeyDown}>
        <div className={styles.form}>
          {!mayEdit && <Alert type="info" showIcon title={words.readOnly} />}
          {archived && mayEdit && (
            <Alert
              type="warning"
              showIcon
              title={words.archivedNote}
              action={<Button onClick={() => void restore(answer)}>{words.restore}</Button>}
            />
          )}
          {conflict && answer ? (
            <ConflictNote answerId={answer.id} onReload={onReload} onKeep={(version) => void save(live, version)} />
          ) : (
            editor.error && !marked && <ProblemNote error={editor.error} />
          )}
          {marked && <Alert type="error" showIcon title={words.checkFields} />}
          <AnswerFields draft={editor.draft} mistakes={editor.mistakes} editable={editable} onChange={editor.change} />
        </div>
        <AnswerPreview draft={editor.draft} />
      </div>
      <LeaveGuard wouldLose={editor.wouldLose} dirty={editor.dirty} />
    </Drawer>
  );
}

function Facts({ answer }: { answer: CannedAnswer }) {
  const words = useWords(editorWords);
  return (
    <span className={styles.facts}>
      <ServingTag answer={answer} />
      <span>{words.version(answer.version)}</span>
      <span>{words.hits(answer.hits.toLocaleString())}</span>
    </span>
  );
}
