import { endsInsideWord } from './context';
import type { FoldedText } from './folded-text';
import type { Finding } from './personal-data';

const PROVINCE_SHORT = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const PLATE = new RegExp(
  `[${PROVINCE_SHORT}]\\s?[a-hj-np-z][\\s.·•・-]{0,2}(?:[a-hj-np-z0-9]\\s?){4,5}[a-hj-np-z0-9挂学警港澳]`,
  'g',
);

const PROVINCE_NAMES =
  '北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门';
const FULL_PROVINCE = new RegExp(`(?:${PROVINCE_NAMES})(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)`);
const PROVINCE = new RegExp(PROVINCE_NAMES);
const LEAD_IN = /.*(?:位于|寄到|寄至|送到|发到|改成|改到|住在|地址)[是为]?/;
/** The heart of an address: 解放大道632号. */
const STREET = /(?:路|街|大道|道|巷|弄|胡同|村|里)(?:[东南西北中]段)?\s?\d{1,5}(?:-\d{1,4})?\s?(?:号|弄|栋|幢)/g;
const BUILDING =
  '小区|花园|公寓|家园|大厦|广场|中心|宿舍|大学|学院|学校|酒店|山庄|新村|花苑|雅苑|名苑|苑|城|园|府|湾|庭|院|座|楼';
const TAIL = new RegExp(
  `(?:\\s?(?:\\d{1,5}\\s?(?:号楼|单元|栋|幢|座|楼|层|室|号|户|期)|[a-z]\\s?[座栋区]|\\p{Script=Han}{2,8}?(?:${BUILDING})|[-#]?\\d{2,5}(?![\\d元块件个年月日])))*`,
  'yu',
);
const REGION = /(?:市|自治州|地区|盟|区|县|旗|镇|乡|街道)/;
const ROOM = /单元|室|号楼|栋|幢|层/;
const REACH = 40;
const LONGEST_TAIL = 60;

/** Licence plates (GA 36), also of new-energy cars. Three digits at least, so that words are none. */
export function findPlates(view: FoldedText): Finding[] {
  const found: Finding[] = [];
  for (const match of view.digits.matchAll(PLATE)) {
    const to = match.index + match[0].length;
    const value = match[0].replace(/[\s.·•・-]/g, '');
    if (value.slice(2).replace(/\D/g, '').length < 3 || endsInsideWord(view.digits, to)) continue;
    found.push({ category: 'plate', value, from: match.index, to });
  }
  return found;
}

/** Where the words of the address begin, at most REACH units before its street. */
function addressStart(text: string, street: number): number | undefined {
  const run = /[\p{Script=Han}a-z0-9 ]*$/u.exec(text.slice(Math.max(0, street - REACH), street))![0];
  const lead = run.slice(LEAD_IN.exec(run)?.[0].length ?? 0);
  const origin = street - lead.length;
  const province = FULL_PROVINCE.exec(lead) ?? PROVINCE.exec(lead);
  if (province) return origin + province.index;
  const region = REGION.exec(lead);
  if (!region || region.index === 0) return undefined;
  // Two characters name most towns; what is before them is not part of the address.
  return origin + Math.max(0, region.index - 2);
}

/** Coarse: a region, a street and a number, with what follows of building and room. A street alone is a public place. */
export function findAddresses(view: FoldedText): Finding[] {
  const found: Finding[] = [];
  let done = 0;
  for (const match of view.digits.matchAll(STREET)) {
    if (match.index < done) continue;
    const afterStreet = match.index + match[0].length;
    TAIL.lastIndex = 0;
    const tail = TAIL.exec(view.digits.slice(afterStreet, afterStreet + LONGEST_TAIL))?.[0] ?? '';
    const start = addressStart(view.text, match.index) ?? (ROOM.test(tail) ? match.index - 3 : undefined);
    if (start === undefined) continue;
    const from = Math.max(start, done);
    const to = afterStreet + tail.length;
    found.push({ category: 'address', value: '', from, to });
    done = to;
  }
  return found;
}
