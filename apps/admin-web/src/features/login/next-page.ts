import { paths } from '../../shared/paths';

/** Where to go after signing in: back to the page that asked, but never to another site. */
export function nextPage(search: string): string {
  const next = new URLSearchParams(search).get('next');
  const ours = next !== null && /^\/(?![/\\])/.test(next) && !next.startsWith(paths.login);
  return ours ? next : paths.answers;
}
