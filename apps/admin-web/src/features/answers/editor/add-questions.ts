export interface Added {
  list: string[];
  added: number;
  /** Lines left out because they say the same as another line or as the question itself. */
  duplicates: number;
  /** Lines left out because the limit was reached. */
  over: number;
}

/**
 * Adds one question per line. Bullets and numbering that come along from a document are taken off; a line that differs
 * from a known one only in spaces, case, width or the mark at its end is a duplicate.
 */
export function addQuestions(list: string[], text: string, known: string[], limit: number): Added {
  const seen = new Set([...list, ...known].map(sameness));
  const result: Added = { list: [...list], added: 0, duplicates: 0, over: 0 };
  for (const line of text.split(/\r?\n/)) {
    const question = line.replace(LIST_MARK, '').trim();
    const key = sameness(question);
    if (!key) continue;
    if (seen.has(key)) {
      result.duplicates += 1;
    } else if (result.list.length >= limit) {
      result.over += 1;
    } else {
      seen.add(key);
      result.list.push(question);
      result.added += 1;
    }
  }
  return result;
}

// "1. ", "2、", "（3）", "- ", "• ": a number must be followed by a mark, so that "7天内能退吗" keeps its 7.
const LIST_MARK = /^(?:\s*(?:[-*•·]\s+|[（(]?\d{1,3}(?:[.．]\s+|[、)）]\s*)))+/;

function sameness(question: string): string {
  return question
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/[?!.。,，;；~…]+$/, '');
}
