import type { ReactNode } from 'react';
import styles from './notes.module.css';

interface Props {
  title: string;
  text?: ReactNode;
  /** The first step that leads out of the emptiness. */
  action?: ReactNode;
}

/** Says what a place is for while there is nothing in it. */
export function EmptyNote({ title, text, action }: Props) {
  return (
    <div className={styles.empty}>
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
