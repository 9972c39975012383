import type { DocumentFormat } from '@zhiyin/contracts';
import { markdownSections, type Section } from './markdown-sections';
import { cutText } from './sentences';

export interface SplitPassage {
  /** Joined by ' › '; '' above the first heading. */
  heading: string;
  text: string;
}

/** In UTF-16 units: about one question's worth of policy, and short enough to quote. */
const MAX = 500;
const MIN = 150;
/** The column is this wide. */
const MAX_HEADING = 500;

/**
 * Passages of 150 to 500 characters that keep to their section: a passage is cited with its heading, so only a section
 * that is shorter makes a shorter one.
 */
export function splitDocument(content: string, format: DocumentFormat): SplitPassage[] {
  const sections = format === 'md' ? withoutTitle(markdownSections(content)) : [textSection(content)];
  return sections.flatMap(({ headings, blocks }) => {
    const heading = headings.join(' › ').slice(0, MAX_HEADING).toWellFormed();
    return joinBlocks(blocks).map((text) => ({ heading, text }));
  });
}

/** Paragraphs stand apart by an empty line. */
function textSection(content: string): Section {
  const blocks = content
    .split(/(?:\r\n?|\n)[^\S\n]*(?:\r\n?|\n)/)
    .map((block) => block.trim())
    .filter(Boolean);
  return { headings: [], blocks };
}

/** A document with one first-level heading carries its title there; as a heading it would stand above everything. */
function withoutTitle(sections: Section[]): Section[] {
  const [title] = sections.find(({ headings }) => headings.length > 0)?.headings ?? [];
  const common =
    title !== undefined && sections.every(({ headings }) => headings.length === 0 || headings[0] === title);
  const several = sections.some(({ headings }) => headings.length > 1);
  if (!common || !several) return sections;
  return sections.map((section) => ({ ...section, headings: section.headings.slice(1) }));
}

/** Blocks side by side until the passage is long enough; a last one that is too short goes to its neighbour. */
function joinBlocks(blocks: readonly string[]): string[] {
  const passages: string[] = [];
  for (const piece of blocks.flatMap((block) => cutText(block, MAX))) {
    const last = passages.at(-1);
    if (last !== undefined && last.length < MIN && fits(last, piece)) passages[passages.length - 1] = join(last, piece);
    else passages.push(piece);
  }
  const [before, last] = passages.slice(-2);
  if (before !== undefined && last !== undefined && last.length < MIN) passages.splice(-2, 2, ...evened(before, last));
  return passages.map((passage) => passage.trim()).filter(Boolean);
}

/** One passage where both fit, else two of about the same length. */
function evened(before: string, last: string): string[] {
  if (fits(before, last)) return [join(before, last)];
  const whole = join(before, last);
  return cutText(whole, Math.min(MAX, Math.ceil(whole.length / 2) + MIN / 2));
}

const join = (first: string, second: string) => `${first.trimEnd()}\n${second.trimStart()}`;
const fits = (first: string, second: string) => first.length + 1 + second.length <= MAX;
