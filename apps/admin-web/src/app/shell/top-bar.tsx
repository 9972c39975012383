import { MenuOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useWords } from '../../shared/words/use-words';
import { appWords } from '../app.words';
import { AccountMenu } from './account-menu';
import { LanguageMenu } from './language-menu';
import { useCurrentSection } from './sections';
import styles from './shell.module.css';
import { ThemeMenu } from './theme-menu';

export function TopBar({ onOpenMenu }: { onOpenMenu?: () => void }) {
  const words = useWords(appWords);
  const title = useCurrentSection()?.name ?? words.product;
  useEffect(() => {
    document.title = title === words.product ? title : `${title} · ${words.product}`;
  }, [title, words]);

  return (
    <header className={styles.topBar}>
      {onOpenMenu && <Button type="text" icon={<MenuOutlined />} aria-label={words.openMenu} onClick={onOpenMenu} />}
      <h1>{title}</h1>
      <ThemeMenu />
      <LanguageMenu />
      <AccountMenu />
    </header>
  );
}
