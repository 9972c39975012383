import { isSafeUrl, parseBlock, parseInlines, splitBlocks } from './parse';

const text = (value: string) => ({ type: 'text', text: value });

describe('splitBlocks', () => {
  it('tells paragraphs, lists, headings, quotes and code apart', () => {
    const source = '第一行\n第二行\n- 一\n- 二\n# 标题\n> 引\n> 文\n```\na\n\nb\n```\n末';
    expect(splitBlocks(source)).toEqual([
      '第一行\n第二行',
      '- 一\n- 二',
      '# 标题',
      '> 引\n> 文',
      '```\na\n\nb\n```',
      '末',
    ]);
  });

  it('changes only its last block while a text grows', () => {
    const whole = '开头\n\n1. 一\n2. 二\n\n```\ncode\n```\n\n结尾 **重点**。';
    let before: string[] = [];
    for (let length = 1; length <= whole.length; length += 1) {
      const now = splitBlocks(whole.slice(0, length));
      const settled = before.slice(0, -1);
      expect(now.slice(0, settled.length)).toEqual(settled);
      before = now;
    }
  });

  it('runs an open fence to the end', () => {
    expect(splitBlocks('```js\nlet a\n\n# no heading')).toEqual(['```js\nlet a\n\n# no heading']);
  });
});

describe('parseBlock', () => {
  it('keeps the numbers that were written', () => {
    expect(parseBlock('3. 三\n4) 四\n5、五')).toMatchObject({
      type: 'list',
      items: [{ marker: '3.' }, { marker: '4)' }, { marker: '5、', inlines: [text('五')] }],
    });
  });

  it('takes no figure for a list', () => {
    expect(parseBlock('1.5 元起')).toEqual({ type: 'paragraph', inlines: [text('1.5 元起')] });
    expect(parseBlock('-5 度')).toEqual({ type: 'paragraph', inlines: [text('-5 度')] });
  });

  it('gives code as it is', () => {
    expect(parseBlock('```\n**a** [b](https://c.d)\n```')).toEqual({ type: 'code', text: '**a** [b](https://c.d)' });
  });
});

describe('parseInlines', () => {
  it('reads bold, code, links and bare addresses', () => {
    expect(parseInlines('**满 99** 见[说明](https://shop.test/a?b=1)，或`SF`，https://shop.test/x。')).toEqual([
      { type: 'strong', text: '满 99' },
      text(' 见'),
      { type: 'link', text: '说明', url: 'https://shop.test/a?b=1' },
      text('，或'),
      { type: 'code', text: 'SF' },
      text('，'),
      { type: 'link', text: 'https://shop.test/x', url: 'https://shop.test/x' },
      text('。'),
    ]);
  });

  it('leaves dangerous and broken markup as the text it is', () => {
    for (const harmless of [
      '<script>alert(1)</script>',
      '[点我](javascript:alert)',
      '[点我](data:text/html,x)',
      '[点我](//evil.test)',
      '**没有关上',
      '3*4*5 = 60',
    ]) {
      expect(parseInlines(harmless)).toEqual([text(harmless)]);
    }
  });

  it('reads long hostile text in linear time', () => {
    // With a quadratic pattern each of these would take minutes and the test would not end in its time.
    for (const piece of ['[', '**', '`', '[a](', 'https://', '![']) {
      const joined = parseInlines(piece.repeat(50_000))
        .map((inline) => inline.text)
        .join('');
      expect(joined.length).toBeGreaterThan(0);
    }
  });
});

describe('isSafeUrl', () => {
  it.each(['https://a.b', 'http://a.b/c', '/pages/order/detail?id=1'])('opens %s', (url) => {
    expect(isSafeUrl(url)).toBe(true);
  });
  it.each(['javascript:alert(1)', 'JAVASCRIPT:x', 'data:x', '//a.b', '/api/v1', 'https://', 'weixin://x'])(
    'does not open %s',
    (url) => {
      expect(isSafeUrl(url)).toBe(false);
    },
  );
});
