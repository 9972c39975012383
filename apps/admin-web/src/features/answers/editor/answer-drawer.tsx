import { Button, Drawer, Skeleton } from 'antd';
import { useEffect } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { paths } from '../../../shared/paths';
import { ProblemNote } from '../../../shared/ui/problem-note';
import { useWords } from '../../../shared/words/use-words';
import { useMay } from '../../../shared/session/use-me';
import { useAnswer } from '../requests/get-answer.request';
import { AnswerEditor } from './answer-editor';
import styles from './editor.module.css';
import { editorWords } from './editor.words';

/** One entry beside the list, under its own address; the list keeps its place and its filters behind it. */
export function AnswerDrawer() {
  const { answerId = 'new' } = useParams();
  // Another entry is another editor: nothing of the last one may linger in the fields.
  return <OneAnswer key={answerId} id={answerId === 'new' ? undefined : answerId} />;
}

function OneAnswer({ id }: { id: string | undefined }) {
  const words = useWords(editorWords);
  const navigate = useNavigate();
  const { search, state } = useLocation();
  const mayEdit = useMay('manager');
  const answer = useAnswer(id ?? '', id !== undefined);
  const close = () => void navigate({ pathname: paths.answers, search });

  // A link to the form for who may not use it: the list is the better place.
  const lost = id === undefined && !mayEdit;
  useEffect(() => {
    if (lost) void navigate({ pathname: paths.answers, search }, { replace: true });
  }, [lost, navigate, search]);

  if (id === undefined || answer.data) {
    const suggested = (state as { question?: string } | null)?.question;
    return (
      <AnswerEditor
        // A reload after a conflict starts over from the newer version.
        key={answer.data?.version}
        answer={answer.data}
        suggestedQuestion={suggested}
        onClose={close}
        onReload={() => void answer.refetch()}
      />
    );
  }
  return (
    <Drawer
      open
      onClose={close}
      size="min(960px, 100vw)"
      title={mayEdit ? words.editTitle : words.viewTitle}
      classNames={{ body: styles.loading }}
    >
      {answer.isError ? (
        <ProblemNote error={answer.error} onRetry={() => void answer.refetch()} />
      ) : (
        <Skeleton active title={{ width: '40%' }} paragraph={{ rows: 10 }} />
      )}
      {answer.isError && (
        <Button type="link" onClick={close}>
          {words.close}
        </Button>
      )}
    </Drawer>
  );
}
