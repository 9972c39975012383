import { findPersonalData, type PersonalDataCategory } from '@zhiyin/text';

export interface ModelMasks {
  masked: string[];
  /** Puts the values back, also where the model wrote spaces or other brackets. Unknown placeholders stay. */
  restore(text: string): string;
}

const LABELS: Record<PersonalDataCategory, string> = {
  mobile: '手机号',
  landline: '座机号',
  id_card: '身份证号',
  bank_card: '银行卡号',
  email: '邮箱',
  wechat: '微信号',
  qq: 'QQ号',
  plate: '车牌号',
  address: '地址',
};
const PLACEHOLDER = new RegExp(
  `[[［【〔「]{1,2}\\s*(${Object.values(LABELS).join('|')})\\s*([0-9０-９]{1,4})\\s*[\\]］】〕」]{1,2}`,
  'gi',
);

const keyOf = (label: string, number: string): string => `${label.toUpperCase()}${Number(number.normalize('NFKC'))}`;

/**
 * Personal data replaced by placeholders such as [手机号1]: the model can speak about it and never sees it. The same
 * value has the same placeholder in all texts of the call.
 */
export function maskForModel(texts: readonly string[]): ModelMasks {
  // A customer who writes [手机号1] himself must not be given somebody's number for it.
  const taken = new Set(
    texts.flatMap((text) => [...text.matchAll(PLACEHOLDER)].map(([, ...key]) => keyOf(key[0]!, key[1]!))),
  );
  const byValue = new Map<string, string>();
  const originals = new Map<string, string>();

  const placeholderFor = (category: PersonalDataCategory, value: string, original: string): string => {
    const known = byValue.get(`${category} ${value}`);
    if (known !== undefined) return known;
    let number = 1;
    while (taken.has(keyOf(LABELS[category], String(number)))) number += 1;
    taken.add(keyOf(LABELS[category], String(number)));
    const placeholder = `[${LABELS[category]}${number}]`;
    byValue.set(`${category} ${value}`, placeholder);
    originals.set(keyOf(LABELS[category], String(number)), original);
    return placeholder;
  };

  const mask = (text: string): string => {
    let masked = '';
    let done = 0;
    for (const { category, value, start, end } of findPersonalData(text)) {
      masked += text.slice(done, start) + placeholderFor(category, value, text.slice(start, end));
      done = end;
    }
    return masked + text.slice(done);
  };

  return {
    masked: texts.map(mask),
    restore: (text) =>
      text.replace(
        PLACEHOLDER,
        (written, label: string, number: string) => originals.get(keyOf(label, number)) ?? written,
      ),
  };
}
