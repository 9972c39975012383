import { useLanguage } from '../preferences/language.preference';
import type { Words } from './define-words';

/** The dictionary in the language chosen now. */
export function useWords<T>(words: Words<T>): T {
  return words[useLanguage()];
}
