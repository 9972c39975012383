import { rememberedChoice } from './remembered-choice';

export const LANGUAGES = ['zh-CN', 'en-US'] as const;
export type Language = (typeof LANGUAGES)[number];

// The key is read by public/boot.js too.
const choice = rememberedChoice<Language>('zhiyin.language', LANGUAGES, 'zh-CN');

export const getLanguage = choice.get;
export const useLanguage = choice.use;

export function setLanguage(language: Language): void {
  document.documentElement.lang = language;
  choice.set(language);
}
