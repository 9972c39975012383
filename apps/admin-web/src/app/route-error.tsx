import { useRouteError } from 'react-router';
import { EmptyNote } from '../shared/ui/empty-note';
import { useWords } from '../shared/words/use-words';
import { appWords } from './app.words';
import styles from './route-error.module.css';

/** A screen that threw, or a chunk that a new release has replaced: reloading helps in both cases. */
export function RouteError() {
  const error = useRouteError();
  const words = useWords(appWords);
  return (
    <EmptyNote
      title={words.crashTitle}
      text={words.crashText}
      action={
        <>
          <pre className={styles.detail}>{error instanceof Error ? error.message : String(error)}</pre>
          <button type="button" className={styles.reload} onClick={() => window.location.reload()}>
            {words.reload}
          </button>
        </>
      }
    />
  );
}
