import {
  CommentOutlined,
  FileTextOutlined,
  MenuFoldOutlined,
  MenuUnfoldOutlined,
  ReadOutlined,
} from '@ant-design/icons';
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { paths } from '../../shared/paths';
import { setRail, useRail } from '../../shared/preferences/rail.preference';
import { useWords } from '../../shared/words/use-words';
import { appWords } from '../app.words';
import { useSections } from './sections';
import styles from './shell.module.css';

interface Props {
  /** Always with words, as in the phone's drawer. */
  wide?: boolean;
  collapsible?: boolean;
  onNavigate?: () => void;
}

const ICONS: Record<string, ReactNode> = {
  [paths.answers]: <ReadOutlined />,
  [paths.transcripts]: <CommentOutlined />,
  [paths.documents]: <FileTextOutlined />,
};

export function Rail({ wide: always = false, collapsible = false, onNavigate }: Props) {
  const words = useWords(appWords);
  const sections = useSections();
  const chosen = useRail();
  const wide = always || chosen === 'wide';
  const toggleName = wide ? words.collapse : words.expand;

  return (
    <nav className={styles.rail} data-wide={wide || undefined} aria-label={words.navigation}>
      {collapsible && (
        <div className={styles.brand}>
          <img src={`${import.meta.env.BASE_URL}favicon.svg`} alt="" width={24} height={24} />
          {wide && <span>{words.brand}</span>}
        </div>
      )}
      <ul>
        {sections.map((section) => (
          <li key={section.path}>
            <Tooltip title={wide ? undefined : section.name} placement="right">
              <NavLink className={styles.section} to={section.path} onClick={onNavigate}>
                <span aria-hidden>{ICONS[section.path]}</span>
                <span className={wide ? undefined : 'visually-hidden'}>{section.name}</span>
              </NavLink>
            </Tooltip>
          </li>
        ))}
      </ul>
      {collapsible && (
        <Tooltip title={wide ? undefined : toggleName} placement="right">
          <button
            type="button"
            className={`${styles.section} ${styles.toggle}`}
            aria-label={toggleName}
            aria-expanded={wide}
            onClick={() => setRail(wide ? 'narrow' : 'wide')}
          >
            <span aria-hidden>{wide ? <MenuFoldOutlined /> : <MenuUnfoldOutlined />}</span>
            {wide && <span>{words.collapse}</span>}
          </button>
        </Tooltip>
      )}
    </nav>
  );
}
