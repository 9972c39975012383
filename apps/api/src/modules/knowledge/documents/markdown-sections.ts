export interface Section {
  /** Headings above the text, outermost first. */
  headings: string[];
  /** Paragraphs, list items and table rows, in order, without markup. */
  blocks: string[];
}

const HEADING = /^ {0,3}(#{1,6})\s+(.+?)\s*#*\s*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const LIST_ITEM = /^\s*(?:[-*+]|\d{1,3}[.)、])\s+/;
const TABLE_RULE = /^\s*\|?(?:\s*:?-+:?\s*\|)+\s*:?-*:?\s*\|?\s*$/;

/** Reads the Markdown that policies are written in. What it does not know stays as text; nothing is lost. */
export function markdownSections(markdown: string): Section[] {
  const reader = new SectionReader();
  let fence: string | undefined;
  for (const line of withoutFrontMatter(markdown).split(/\r\n?|\n/)) {
    const mark = FENCE.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined;
      else reader.text(line);
    } else if (mark !== undefined) fence = mark;
    else reader.line(line);
  }
  return reader.sections();
}

class SectionReader {
  private readonly found: Section[] = [{ headings: [], blocks: [] }];
  private readonly path: { level: number; title: string }[] = [];
  private paragraph: string[] = [];
  private header: string[] | undefined;

  line(line: string): void {
    const heading = HEADING.exec(line);
    if (heading) this.heading(heading[1]!.length, plainText(heading[2]!));
    else if (line.trim() === '') this.endParagraph();
    else if (TABLE_RULE.test(line) && line.includes('|')) this.tableRule();
    else if (this.header) this.tableRow(line);
    else this.text(line);
  }

  text(line: string): void {
    if (LIST_ITEM.test(line)) this.endParagraph();
    if (line.trim() !== '') this.paragraph.push(plainText(line.replace(/^\s*(?:[-*+]\s+|>\s?)/, '')));
  }

  sections(): Section[] {
    this.endParagraph();
    return this.found.filter(({ blocks }) => blocks.length > 0);
  }

  private heading(level: number, title: string): void {
    this.endParagraph();
    while ((this.path.at(-1)?.level ?? 0) >= level) this.path.pop();
    this.path.push({ level, title });
    this.found.push({ headings: this.path.map((step) => step.title), blocks: [] });
  }

  /** The line above the rule names the columns. */
  private tableRule(): void {
    const names = this.paragraph.pop();
    this.endParagraph();
    this.header = names === undefined ? [] : cells(names);
  }

  /** A row says by itself what its cells mean: 信息：发票；保存期限：10 年. */
  private tableRow(line: string): void {
    const header = this.header ?? [];
    const named = cells(plainText(line)).map((cell, column) => (header[column] ? `${header[column]}：${cell}` : cell));
    this.found.at(-1)!.blocks.push(`${named.join('；')}。`);
  }

  private endParagraph(): void {
    // Lines of a Chinese paragraph join without a space, lines of an English one with it.
    const text = this.paragraph.reduce((joined, line) => {
      return joined + (/[\x21-\x7e]$/.test(joined) && /^[\x21-\x7e]/.test(line) ? ' ' : '') + line;
    }, '');
    if (text) this.found.at(-1)!.blocks.push(text);
    this.paragraph = [];
    this.header = undefined;
  }
}

const cells = (row: string) =>
  row
    .replace(/^\s*\||\|\s*$/g, '')
    .split('|')
    .map((cell) => cell.trim());

const withoutFrontMatter = (markdown: string) => markdown.replace(/^\uFEFF?---\r?\n[\s\S]*?\r?\n---\r?\n/, '');

/** Emphasis, code marks, images and comments go; a link keeps its words, and its address where that says more. */
function plainText(line: string): string {
  return line
    .replace(/<!--.*?-->/g, '')
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]+)\]\(([^)\s]+)[^)]*\)/g, (_, words: string, url: string) =>
      words === url ? url : `${words}（${url}）`,
    )
    .replace(/(\*\*|__|~~|`)(.+?)\1/g, '$2')
    .replace(/(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])/g, '$1')
    .trim();
}
