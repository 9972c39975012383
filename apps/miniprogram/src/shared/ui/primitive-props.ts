import type { CSSProperties, ReactNode } from 'react';

export interface BoxProps {
  className?: string;
  id?: string;
  style?: CSSProperties;
  /** WAI-ARIA role, the same names on both platforms. */
  role?: string;
  label?: string;
  live?: 'polite' | 'assertive' | 'off';
  /** Decoration, not to be read out. */
  hidden?: boolean;
  children?: ReactNode;
}

export interface HeadingProps {
  level: 1 | 2;
  className?: string;
  children?: ReactNode;
}

export interface TapProps {
  className?: string;
  /** The name read out, where the content is an icon. */
  label?: string;
  onTap: () => void;
  disabled?: boolean;
  /** For switches: whether it is on. */
  pressed?: boolean;
  children?: ReactNode;
}
