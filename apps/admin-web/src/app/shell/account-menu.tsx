import { LogoutOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { endSession } from '../../shared/session/session';
import { useMe } from '../../shared/session/use-me';
import { useWords } from '../../shared/words/use-words';
import { appWords } from '../app.words';
import styles from './shell.module.css';

/** Who am I, and the way out. */
export function AccountMenu() {
  const words = useWords(appWords);
  const queries = useQueryClient();
  const me = useMe().data;
  const name = me?.displayName ?? '';

  const logOut = () => {
    endSession();
    // Nothing of this person's view may be left for the next one at this desk.
    queries.clear();
  };
  const items = [
    {
      key: 'me',
      type: 'group' as const,
      label: me && (
        <span className={styles.who}>
          <strong>{me.displayName}</strong>
          <span>
            {me.username} · {words[me.role]}
          </span>
        </span>
      ),
    },
    { type: 'divider' as const },
    { key: 'out', label: words.logOut, icon: <LogoutOutlined />, onClick: logOut },
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items }} placement="bottomRight">
      <Button type="text" className={styles.account}>
        <span className="visually-hidden">{words.account}</span>
        <span className={styles.avatar} aria-hidden>
          {Array.from(name)[0]?.toUpperCase()}
        </span>
        <span className={styles.accountName}>{name}</span>
      </Button>
    </Dropdown>
  );
}
