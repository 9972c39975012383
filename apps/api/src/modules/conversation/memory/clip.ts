import { maskPersonalData } from '@zhiyin/text';

/** Nothing beyond this is looked at, nor a number that it would cut in two. */
const LOOKED_AT = 600;

/** The beginning of a text on one line, personal data masked first, so that no cut lays a number bare. */
export function clip(text: string, length: number): string {
  const seen = text.length > LOOKED_AT ? text.slice(0, LOOKED_AT).replace(/[\p{N}\s-]+$/u, '') : text;
  const line = maskPersonalData(seen.replace(/\s+/gu, ' ').trim());
  const characters = [...line];
  return characters.length <= length ? line : `${characters.slice(0, length).join('')}…`;
}
