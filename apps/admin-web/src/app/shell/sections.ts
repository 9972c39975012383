import { useLocation } from 'react-router';
import { paths } from '../../shared/paths';
import { useWords } from '../../shared/words/use-words';
import { appWords } from '../app.words';

export interface Section {
  path: string;
  name: string;
}

export function useSections(): Section[] {
  const words = useWords(appWords);
  return [
    { path: paths.answers, name: words.answers },
    { path: paths.transcripts, name: words.transcripts },
    { path: paths.documents, name: words.documents },
  ];
}

export function useCurrentSection(): Section | undefined {
  const { pathname } = useLocation();
  return useSections().find(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
}
