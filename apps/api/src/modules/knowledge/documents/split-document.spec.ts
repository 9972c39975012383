import fc from 'fast-check';
import { readDemoDocuments } from '../seed/demo-files';
import { markdownSections } from './markdown-sections';
import { cutText, sentencesOf } from './sentences';
import { splitDocument } from './split-document';

const letters = (text: string) => text.replace(/\s/g, '');

describe('sentencesOf', () => {
  it('ends a Chinese sentence after its mark and closing quote, an English one before a space', () => {
    expect(sentencesOf('他说“可以退。”然后呢？运费 1.5 元；好。See page. Then go.')).toEqual([
      '他说“可以退。”',
      '然后呢？',
      '运费 1.5 元；',
      '好。',
      'See page. ',
      'Then go.',
    ]);
  });
});

describe('cutText', () => {
  it('loses nothing, keeps to the limit and never halves a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.integer({ min: 4, max: 60 }), (text, max) => {
        const cut = cutText(text, max);
        expect(cut.join('')).toBe(text);
        for (const piece of cut) {
          expect(piece.length).toBeLessThanOrEqual(max);
          expect(piece.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});

describe('markdownSections', () => {
  it('keeps the path of headings, and what looks like one inside a code block as text', () => {
    const sections = markdownSections('# 甲\n## 乙\n正文\n### 丙\n```\n# 不是标题\n```\n## 丁\n末');
    expect(sections).toEqual([
      { headings: ['甲', '乙'], blocks: ['正文'] },
      { headings: ['甲', '乙', '丙'], blocks: ['# 不是标题'] },
      { headings: ['甲', '丁'], blocks: ['末'] },
    ]);
  });

  it('reads table rows with their column names, list items one by one and words without markup', () => {
    const [section] = markdownSections(
      '| 信息 | 期限 |\n| --- | --- |\n| 发票 | 10 年 |\n\n- **甲**：见[政策](/pages/a)\n- `乙`\n\n第一行\n第二行',
    );
    expect(section?.blocks).toEqual(['信息：发票；期限：10 年。', '甲：见政策（/pages/a）', '乙', '第一行第二行']);
  });
});

describe('splitDocument', () => {
  it('makes passages within the limits that keep to their section', () => {
    const long = Array.from({ length: 60 }, (_, n) => `这是第 ${n} 句关于退货的说明文字。`).join('');
    const passages = splitDocument(`# 政策\n\n引言。\n\n## 一 退货\n\n${long}\n\n## 二 运费\n\n满 99 元包邮。`, 'md');
    expect(passages[0]).toEqual({ heading: '', text: '引言。' });
    expect(passages.at(-1)).toEqual({ heading: '二 运费', text: '满 99 元包邮。' });
    const middle = passages.slice(1, -1);
    expect(new Set(middle.map(({ heading }) => heading))).toEqual(new Set(['一 退货']));
    expect(letters(middle.map(({ text }) => text).join(''))).toBe(letters(long));
    for (const { text } of middle) {
      expect(text.length).toBeGreaterThanOrEqual(150);
      expect(text.length).toBeLessThanOrEqual(500);
    }
  });

  it('takes plain text by its paragraphs', () => {
    const paragraph = '这一段说明配送。'.repeat(30);
    expect(splitDocument(`${paragraph}\r\n\r\n# 不是标题。${paragraph}`, 'txt')).toEqual([
      { heading: '', text: paragraph },
      { heading: '', text: `# 不是标题。${paragraph}` },
    ]);
  });

  it('has nothing to say about an empty document', () => {
    expect([splitDocument('', 'md'), splitDocument(' \n\n', 'txt'), splitDocument('# 只有标题', 'md')]).toEqual([
      [],
      [],
      [],
    ]);
  });

  it('splits the demo documents without losing a word, every passage within the limits', () => {
    for (const { content } of readDemoDocuments()) {
      const passages = splitDocument(content, 'md');
      const sections = markdownSections(content);
      expect(letters(passages.map(({ text }) => text).join(''))).toBe(
        letters(sections.flatMap(({ blocks }) => blocks).join('')),
      );
      for (const { text } of passages) expect(text.length).toBeLessThanOrEqual(500);
    }
  });
});
