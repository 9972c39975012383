/** Kinds in the order in which they help most to understand a question. */
const KINDS = ['order', 'parcel', 'size', 'body', 'date', 'amount'] as const;
export type FactKind = (typeof KINDS)[number];

/** Something a customer wrote; that it is true, or his, nobody has checked. */
export interface StatedFact {
  kind: FactKind;
  value: string;
  /** ISO time of the message. */
  statedAt: string;
}

export const FACT_WORDS: Record<FactKind, string> = {
  order: '订单号',
  parcel: '快递单号',
  size: '尺码',
  body: '身高体重',
  date: '日期',
  amount: '金额',
};

/** Each with the value as its first group; what an earlier one took, a later one leaves alone. */
const PATTERNS: [FactKind, RegExp][] = [
  ['parcel', /(?:快递|运单|物流|包裹)(?:单号|编号|号码?|单)?[是为：:#\s]{0,3}([A-Za-z]{0,4}\d[A-Za-z\d-]{6,29})/gu],
  [
    'order',
    /(?:订单|单号|order)(?:编?号码?|\s?(?:no\.?|number|id))?[是为：:#\s]{0,3}([A-Za-z]{0,4}\d[A-Za-z\d-]{4,29})/giu,
  ],
  ['size', /(?<![A-Za-z\d])((?:\d{2}(?:\.5)?|[2-6]?X{0,3}[SL]|M)码|均码|[大中小]码)/giu],
  ['size', /(?:尺码|尺寸|码数)[是为选要：:\s]{0,3}((?:[2-6]?X{0,3}[SL]|M|\d{2}(?:\.5)?)(?![A-Za-z\d]))/giu],
  ['body', /(?<!\d)(1\d{2}\s?(?:cm|厘米|公分))/giu],
  ['body', /(?<!\d)(\d{2,3}(?:\.\d)?\s?(?:kg|公斤|斤))/giu],
  ['date', /(?<!\d)(20\d{2}[年/.-]\d{1,2}[月/.-]\d{1,2}日?(?!\d)|\d{1,2}月\d{1,2}[日号])/gu],
  ['amount', /([￥¥]\s?\d[\d,]{0,9}(?:\.\d{1,2})?|(?<![\d.])\d[\d,]{0,9}(?:\.\d{1,2})?\s?元)/gu],
];
const DENIED = /(?:不是|不要|并非|不用|没有)[^，。；,.;]{0,4}$/u;
const MOST = 24;

/** What a customer's message states by its form alone. @param text with personal data already masked. */
export function statedFacts(text: string, statedAt: Date): StatedFact[] {
  const facts: StatedFact[] = [];
  const taken: [number, number][] = [];
  for (const [kind, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const value = match[1]!;
      const start = match.index + match[0].indexOf(value);
      const end = start + value.length;
      if (taken.some(([from, to]) => start < to && end > from)) continue;
      // Half of a masked number is no order number.
      if (text[end] === '*' || DENIED.test(text.slice(0, match.index))) continue;
      taken.push([start, end]);
      facts.push({ kind, value: value.replace(/\s/gu, ''), statedAt: statedAt.toISOString() });
    }
  }
  return facts;
}

/** Newest first; said again, a fact counts from the later time. The oldest fall out. */
export function mergeFacts(...lists: readonly StatedFact[][]): StatedFact[] {
  const merged = new Map<string, StatedFact>();
  for (const fact of lists.flat()) {
    const key = `${fact.kind} ${fact.value.toUpperCase()}`;
    const known = merged.get(key);
    if (!known || known.statedAt < fact.statedAt) merged.set(key, fact);
  }
  return [...merged.values()]
    .sort((a, b) => b.statedAt.localeCompare(a.statedAt) || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))
    .slice(0, MOST);
}
