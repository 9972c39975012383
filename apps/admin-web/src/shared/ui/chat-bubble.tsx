import { LinkOutlined, RightOutlined } from '@ant-design/icons';
import type { ReplyLink } from '@zhiyin/contracts';
import type { ReactNode } from 'react';
import styles from './chat-bubble.module.css';

interface Props {
  side: 'customer' | 'service';
  /** Who speaks, for staff and for screen readers; shown only for staff. */
  name: string;
  showName?: boolean;
  text: string | null;
  links?: ReplyLink[];
  options?: { label: string; chosen?: boolean }[];
  /** One quiet row under the bubble. */
  footer?: ReactNode;
}

/** A message as the customer sees it: theirs at the right on the brand tint, ours at the left. */
export function ChatBubble({ side, name, showName = false, text, links = [], options = [], footer }: Props) {
  return (
    <div className={styles.row} data-side={side}>
      {side === 'service' && (
        <span className={styles.mark} data-tone={showName ? 'staff' : undefined} aria-hidden>
          {Array.from(name)[0]}
        </span>
      )}
      <div className={styles.column}>
        <span className={showName ? styles.name : 'visually-hidden'}>{name}</span>
        <div className={styles.bubble}>
          {text && <p className={styles.text}>{text}</p>}
          {links.map((link, index) => (
            <span key={index} className={styles.link} title={link.url}>
              <LinkOutlined aria-hidden /> {link.label || link.url}
            </span>
          ))}
          {options.length > 0 && (
            <ul className={styles.options}>
              {options.map((option, index) => (
                <li key={index} data-chosen={option.chosen || undefined}>
                  <span>{option.label}</span>
                  <RightOutlined aria-hidden />
                </li>
              ))}
            </ul>
          )}
        </div>
        {footer && <div className={styles.footer}>{footer}</div>}
      </div>
    </div>
  );
}
