import { fieldError } from './app-error';

/** An opaque place in a list: what the next page starts after. */
export const encodeCursor = (place: readonly string[]) => Buffer.from(JSON.stringify(place)).toString('base64url');

/** @throws request_invalid when the text is no cursor of `parts` parts. */
export function decodeCursor(cursor: string | undefined, parts: number): string[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(place) && place.length === parts && place.every((part) => typeof part === 'string'))
      return place as string[];
  } catch {
    // falls through to the same refusal
  }
  throw fieldError('cursor', 'cursor', '不是有效的分页位置 (not a cursor of this list)');
}
