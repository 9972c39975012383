import type { TurnTrace } from '@zhiyin/contracts';
import { useWords } from '../../../shared/words/use-words';
import styles from '../transcripts.module.css';
import { transcriptWords } from '../transcripts.words';
import { duration } from './duration';

/** The three clocks of a turn on one scale: all start when the message arrived. */
export function Clocks({ turn }: { turn: TurnTrace }) {
  const words = useWords(transcriptWords);
  const clocks = [
    { name: words.acknowledged, value: turn.acknowledgedMs },
    { name: words.firstText, value: turn.firstTextMs },
    { name: words.complete, value: turn.completeMs },
  ];
  const longest = Math.max(1, ...clocks.map(({ value }) => value ?? 0));
  return (
    <ul className={styles.clocks}>
      {clocks.map(({ name, value }) => (
        <li key={name}>
          <span>{name}</span>
          <span className={styles.clockBar} aria-hidden>
            <span style={{ width: `${((value ?? 0) / longest) * 100}%` }} />
          </span>
          <span className={styles.figure}>{value === null ? '—' : duration(value)}</span>
        </li>
      ))}
    </ul>
  );
}
