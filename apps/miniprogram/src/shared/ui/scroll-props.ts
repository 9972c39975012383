import type { ReactNode } from 'react';

export interface ScrollAreaProps {
  children: ReactNode;
  /** Key of the first row: when it changes because older rows came, what is being read stays where it is. */
  firstKey: string;
  /** Changes whenever the content does; the reader at the end stays at the end. */
  version: unknown;
  /** Counted up when its frame changed, for platforms that do not tell. */
  resized: number;
  /** Counting this up goes to the end, wherever the reader is. */
  toEnd: number;
  onTop: () => void;
  onAtEnd: (atEnd: boolean) => void;
  label: string;
}

/** Within this many pixels of the end a reader is taken to be following. */
export const NEAR_END = 80;
