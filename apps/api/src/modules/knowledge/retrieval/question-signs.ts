/** What kind of answer a question wants, whether it negates, and which numbers it names. */
export interface QuestionSigns {
  /** Bit set over the kinds below; 0 when the text shows none. */
  kinds: number;
  negated: boolean;
  numbers: readonly string[];
}

const KINDS: readonly RegExp[] = [
  /为什么|为何|为啥|咋不|怎么(?:还|就|又|老是|总是|一直)?(?:没|不|无|会)|怎么回事|什么原因|原因|\bwhy\b/,
  /怎么(?!样|回事|(?:还|就|又|老是|总是|一直)?(?:没|不|无|会))|如何|咋|怎样|步骤|流程|方法|\bhow (?:do|can|to|should|does)\b/,
  /什么时候|何时|几点|几号|哪天|多久|多长时间|几天|时间|期限|\bwhen\b|\bhow long\b/,
  /哪里|哪儿|在哪|何处|地址|位置|入口|\bwhere\b/,
  /多少|几块|几元|费用|价格|\bhow (?:much|many)\b/,
  /什么是|是什么|啥是|是啥|什么意思|\bwhat (?:is|are)\b/,
  /哪个|哪些|哪种|哪款|哪家|\bwhich\b/,
  /吗|么$|能不能|可不可以|是不是|是否|能否|可否|有没有|会不会|要不要|行不行|^(?:can|could|is|are|do|does|will|may)\b/,
  /谁|\bwho\b/,
];

const ASKED_BOTH_WAYS = /(.)不\1|有没有|是否|能否|可否|不好意思|不错|不同|不客气|不过|不但|不管|差不多|不断/g;
const NEGATION = /不|没|未|无(?!线|论|忧)|别(?!的|人|名)|非(?!常)|\b(?:not|no|never|cannot)\b|\b\w+nt\b/;

export function questionSigns(text: string): QuestionSigns {
  let kinds = 0;
  KINDS.forEach((pattern, bit) => {
    if (pattern.test(text)) kinds |= 1 << bit;
  });
  return {
    kinds,
    negated: NEGATION.test(text.replace(ASKED_BOTH_WAYS, ' ')),
    numbers: text.match(/\d+(?:\.\d+)?%?/g) ?? [],
  };
}

const bits = (set: number): number => {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1;
  return count;
};

/** 1 when both ask for the same kinds of answer, -1 for different ones, 0 when one of them shows none. */
export function kindAgreement(a: QuestionSigns, b: QuestionSigns): number {
  if (a.kinds === 0 || b.kinds === 0) return 0;
  return (2 * bits(a.kinds & b.kinds)) / bits(a.kinds | b.kinds) - 1;
}

/** 1 when both name numbers and share none, else 0. */
export function numberConflict(a: QuestionSigns, b: QuestionSigns): number {
  if (a.numbers.length === 0 || b.numbers.length === 0) return 0;
  return a.numbers.some((number) => b.numbers.includes(number)) ? 0 : 1;
}
