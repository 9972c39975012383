import { emptyDraft, filledLinks, inputOf } from './answer-draft';
import { checkDraft, isLinkTarget } from './check-draft';

const good = { ...emptyDraft(), question: '怎么退货', answer: '在订单页申请' };

describe('checkDraft', () => {
  it('finds nothing wrong with a question and an answer', () => expect(checkDraft(good)).toEqual({}));

  it('does not take blanks for words', () => {
    expect(checkDraft({ ...good, question: ' ', answer: '\n' })).toEqual({
      question: 'questionMissing',
      answer: 'answerMissing',
    });
  });

  it('wants the validity to end after it began', () => {
    const from = '2026-01-01T00:00:00.000Z';
    expect(checkDraft({ ...good, validFrom: from, validTo: from })).toEqual({ validTo: 'validityOrder' });
    expect(checkDraft({ ...good, validFrom: from, validTo: '2026-01-01T00:00:01.000Z' })).toEqual({});
  });

  it('names the link that is wrong and leaves empty rows alone', () => {
    const links = [
      { label: '', url: '' },
      { label: '退货', url: 'javascript:alert(1)' },
      { label: ' ', url: '/pages/order/index' },
    ];
    expect(checkDraft({ ...good, links })).toEqual({
      'links.1.url': 'linkUrlInvalid',
      'links.2.label': 'linkLabelMissing',
    });
  });
});

describe('isLinkTarget', () => {
  it.each(['/pages/order/index?id=1', 'https://shop.example/help'])('takes %s', (url) =>
    expect(isLinkTarget(url)).toBe(true),
  );
  it.each(['', 'shop.example', 'http://shop.example', '//evil.example', 'https://', '/a b', '/order', '/pages/'])(
    'refuses "%s"',
    (url) => expect(isLinkTarget(url)).toBe(false),
  );
});

describe('inputOf', () => {
  it('sends trimmed texts, filled links and no empty category', () => {
    const links = [
      { label: ' 订单 ', url: ' /pages/order ' },
      { label: '', url: ' ' },
    ];
    expect(inputOf({ ...good, question: ' 怎么退货 ', category: ' ', links }, false)).toMatchObject({
      question: '怎么退货',
      category: undefined,
      links: [{ label: '订单', url: '/pages/order' }],
      publish: false,
    });
    expect(filledLinks([])).toEqual([]);
  });
});
