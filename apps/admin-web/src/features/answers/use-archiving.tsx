import type { CannedAnswer } from '@zhiyin/contracts';
import { App, Button } from 'antd';
import { ProblemNote } from '../../shared/ui/problem-note';
import { useWords } from '../../shared/words/use-words';
import { answersWords } from './answers.words';
import { useArchiveAnswer } from './requests/archive-answer.request';
import { useRestoreAnswer } from './requests/restore-answer.request';

const UNDO_SECONDS = 8;

/** Archiving asks nothing, because it can be undone: at once from the toast, later from the archived list. */
export function useArchiving() {
  const words = useWords(answersWords);
  const { message, modal } = App.useApp();
  const archiving = useArchiveAnswer();
  const restoring = useRestoreAnswer();
  const showProblem = (error: unknown) =>
    void modal.error({ title: words.failed, content: <ProblemNote error={error} /> });

  // Promises, not callbacks of `mutate`: those are dropped with the row, which leaves the list once it is archived.
  const restore = async ({ id, question }: CannedAnswer) => {
    try {
      await restoring.mutateAsync(id);
      void message.success(words.restoredToast(question));
    } catch (error) {
      showProblem(error);
    }
  };

  const archive = async (answer: CannedAnswer) => {
    try {
      await archiving.mutateAsync(answer.id);
    } catch (error) {
      return showProblem(error);
    }
    const key = `archived-${answer.id}`;
    const undo = () => {
      message.destroy(key);
      void restore(answer);
    };
    void message.open({
      key,
      type: 'success',
      duration: UNDO_SECONDS,
      content: (
        <>
          {words.archivedToast(answer.question)}
          <Button type="link" size="small" onClick={undo}>
            {words.undo}
          </Button>
        </>
      ),
    });
  };

  return { archive, restore };
}
