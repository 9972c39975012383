import { getFaq } from '@zhiyin/api-client/src/admin-faqs';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { api } from '../../../shared/session/session';
import { ProblemNote } from '../../../shared/ui/problem-note';
import { useWords } from '../../../shared/words/use-words';
import styles from './editor.module.css';
import { editorWords } from './editor.words';

interface Props {
  answerId: string;
  onReload: () => void;
  /** Save the edit on top of this version. */
  onKeep: (newestVersion: number) => void;
}

/** Somebody else was quicker: nothing is lost, the editor decides whose words stay. */
export function ConflictNote({ answerId, onReload, onKeep }: Props) {
  const words = useWords(editorWords);
  const newest = useMutation({
    mutationFn: () => getFaq(api, answerId),
    onSuccess: (answer) => onKeep(answer.version),
  });
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={words.conflictTitle}
        description={
          <>
            <p>{words.conflictText}</p>
            <div className={styles.choices}>
              <Button onClick={onReload}>{words.conflictReload}</Button>
              <Button loading={newest.isPending} onClick={() => newest.mutate()}>
                {words.conflictKeep}
              </Button>
            </div>
          </>
        }
      />
      {newest.isError && <ProblemNote error={newest.error} />}
    </>
  );
}
