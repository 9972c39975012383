import { useEffect, useSyncExternalStore } from 'react';
import { rememberedChoice } from './remembered-choice';

export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];

// The key is read by public/boot.js too.
const choice = rememberedChoice<Theme>('zhiyin.theme', THEMES, 'system');

export const useTheme = choice.use;
export const setTheme = choice.set;

/** Whether the console is dark now, following the system where that was chosen. */
export function useDark(): boolean {
  const theme = useTheme();
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const dark = theme === 'dark' || (theme === 'system' && systemDark);
  useEffect(() => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  }, [dark]);
  return dark;
}

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}
