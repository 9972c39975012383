import { rememberedChoice } from './remembered-choice';

const choice = rememberedChoice('zhiyin.rail', ['wide', 'narrow'] as const, 'wide');

export const useRail = choice.use;
export const setRail = choice.set;
