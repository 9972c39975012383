import { isApiError } from '@zhiyin/api-client';
import { Drawer } from 'antd';
import { useState } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { paths } from '../../shared/paths';
import { useMedia } from '../../shared/preferences/theme.preference';
import { useSignedIn } from '../../shared/session/session';
import { useMe } from '../../shared/session/use-me';
import { ProblemNote } from '../../shared/ui/problem-note';
import { useWords } from '../../shared/words/use-words';
import { appWords } from '../app.words';
import { Rail } from './rail';
import { ShellSkeleton } from './shell-skeleton';
import styles from './shell.module.css';
import { TopBar } from './top-bar';

/** The frame of every signed-in screen. Screens render only once it is known who is asking. */
export function Shell() {
  const signedIn = useSignedIn();
  const location = useLocation();
  if (!signedIn) {
    const next = location.pathname === '/' ? '' : `?next=${encodeURIComponent(location.pathname + location.search)}`;
    return <Navigate to={paths.login + next} replace />;
  }
  return <SignedIn />;
}

function SignedIn() {
  const words = useWords(appWords);
  const me = useMe();
  const phone = useMedia('(max-width: 767px)');
  const [menuOpen, setMenuOpen] = useState(false);

  if (me.isPending) return <ShellSkeleton />;
  // A 401 has ended the session by now; `useSignedIn` leads to the login page.
  if (!me.data && !(isApiError(me.error) && me.error.status === 401)) {
    return (
      <main className={styles.alone}>
        <ProblemNote error={me.error} onRetry={() => void me.refetch()} />
      </main>
    );
  }
  return (
    <div className={styles.shell}>
      <button type="button" className={styles.skip} onClick={() => document.getElementById('content')?.focus()}>
        {words.skipToContent}
      </button>
      {phone ? (
        <Drawer
          open={menuOpen}
          onClose={() => setMenuOpen(false)}
          placement="left"
          size={264}
          title={words.brand}
          styles={{ body: { padding: 0 } }}
        >
          <Rail wide onNavigate={() => setMenuOpen(false)} />
        </Drawer>
      ) : (
        <Rail collapsible />
      )}
      <div className={styles.column}>
        <TopBar onOpenMenu={phone ? () => setMenuOpen(true) : undefined} />
        <main id="content" className={styles.content} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </div>
  );
}
