import type { PageInstance } from './app-types';

/** From the bottom to the top of the page stack. Only page-stack.ts changes it. */
export const pages: PageInstance[] = [];

export function topPage(): PageInstance {
  const page = pages.at(-1);
  if (!page) throw new Error('no page is open');
  return page;
}
