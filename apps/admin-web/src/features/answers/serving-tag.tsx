import type { CannedAnswer } from '@zhiyin/contracts';
import { useWords } from '../../shared/words/use-words';
import styles from './answer-list.module.css';
import { answersWords } from './answers.words';
import { servingState } from './serving-state';

export function ServingTag({ answer }: { answer: CannedAnswer }) {
  const words = useWords(answersWords);
  const state = servingState(answer, new Date());
  return (
    <span className={styles.state} data-state={state}>
      {words[state]}
    </span>
  );
}
