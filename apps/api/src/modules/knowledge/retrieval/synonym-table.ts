import { buildTermMatcher, type TermHit } from '@zhiyin/text';

/** The first word of a group stands for all of them. */
export type SynonymGroup = readonly [string, ...string[]];

export interface SynonymTable {
  /** The text with every known expression replaced by the one that stands for its group. */
  rewrite(text: string): string;
}

const leftmostLongest = (hits: TermHit[]): TermHit[] => {
  const ordered = [...hits].sort((a, b) => a.start - b.start || b.end - a.end);
  const chosen: TermHit[] = [];
  let free = 0;
  for (const hit of ordered) {
    if (hit.start < free) continue;
    chosen.push(hit);
    free = hit.end;
  }
  return chosen;
};

/** Latin expressions only match whole words: 'pin' is not part of 'shopping'. */
const standsAlone = (text: string, { start, end }: TermHit): boolean => {
  const letter = /[a-z0-9]/;
  if (letter.test(text[start]!) && start > 0 && letter.test(text[start - 1]!)) return false;
  return !(letter.test(text[end - 1]!) && end < text.length && letter.test(text[end]!));
};

/**
 * Builds the table; of overlapping expressions the leftmost, then the longest wins. A group word may protect an
 * expression by standing for itself (a group of one). Later groups win over earlier ones, so staff can overrule.
 */
export function buildSynonymTable(groups: readonly SynonymGroup[]): SynonymTable {
  const meaning = new Map<string, string>();
  for (const group of groups) for (const word of group) meaning.set(word, group[0]);
  const words = [...meaning.keys()];
  const matcher = buildTermMatcher(words);
  return {
    rewrite(text) {
      const hits = matcher.find(text).filter((hit) => standsAlone(text, hit));
      if (hits.length === 0) return text;
      let out = '';
      let at = 0;
      for (const hit of leftmostLongest(hits)) {
        out += text.slice(at, hit.start) + meaning.get(words[hit.term]!)!;
        at = hit.end;
      }
      return out + text.slice(at);
    },
  };
}
