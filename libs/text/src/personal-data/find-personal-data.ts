import { findQqNumbers, findWechatIds } from './contact-ids';
import { findEmails } from './emails';
import { foldText } from './folded-text';
import { findLandlines } from './landlines';
import { findFilledMobiles, findNumbers } from './numbers';
import type { Finding, PersonalData } from './personal-data';
import { findAddresses, findPlates } from './places';

/** In order of trust: where two overlap, what was announced by a word or proved by a checksum stays. */
const DETECTORS = [
  findEmails,
  findWechatIds,
  findQqNumbers,
  findNumbers,
  findFilledMobiles,
  findLandlines,
  findPlates,
  findAddresses,
];
/** Ids of this system consist of digits often enough; they are nobody's number. */
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** Nothing personal is written without a digit (Chinese ones too), an at sign or a name of a messenger. */
const WORTH_A_LOOK =
  /[\p{N}\p{So}@＠#＃零一二三四五六七八九〇壹幺弌贰貳两兩叁參肆伍陆陸柒拐捌玖勾洞艾aAｏOoＶvＷw微薇威维徽葳魏卫蔚溦加+＋]/u;

/** Keeps findings that touch nothing kept before; both lists are small or sorted, so a bucket per unit is enough. */
function withoutOverlaps(findings: Finding[], taken: Uint8Array): Finding[] {
  return findings.filter(({ from, to }) => {
    if (taken.subarray(from, to).includes(1)) return false;
    taken.fill(1, from, to);
    return true;
  });
}

/**
 * Personal data in a Chinese text, also disguised (一三八…, full width, circled, spaced, V信), ordered by place, never
 * overlapping. Time grows linearly with the text. Not found on purpose: order and parcel numbers, prices, dates,
 * public hotlines, numbers whose checksum is wrong.
 */
export function findPersonalData(text: string): PersonalData[] {
  if (!WORTH_A_LOOK.test(text)) return [];
  const view = foldText(text);
  const ids = [...view.text.matchAll(UUID)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
  const taken = new Uint8Array(view.text.length);
  for (const { from, to } of ids) taken.fill(1, from, to);
  return DETECTORS.flatMap((detect) => withoutOverlaps(detect(view), taken))
    .sort((a, b) => a.from - b.from)
    .map(({ category, value, from, to }) => {
      const start = view.starts[from]!;
      const end = view.ends[to - 1]!;
      return { category, value: value === '' ? text.slice(start, end) : value, start, end };
    });
}
