import type { FoldedText } from './folded-text';
import type { Finding } from './personal-data';

const SPLIT = '[\\s.·_\\-]{0,3}';
const HEART = '[❤♥💚💗💕]';
/** 微 and the characters written instead of it. */
const WEI = '[微薇威维徽葳魏卫蔚溦]';
const WECHAT = new RegExp(
  [
    `(?:${WEI}|[vw✌])${SPLIT}(?:[信芯心星]|xin|x(?![a-z_])|${HEART})`,
    '[vw]x',
    `we${SPLIT}i?${SPLIT}(?:chat|xin|信)`,
    `(?:加|[+➕]|jia)\\s?(?:个|下|一下|我|你)?\\s?(?:wei|${WEI}|[vw])(?:${SPLIT}(?:信|x(?![a-z_])|${HEART}))?`,
    '蔚',
  ].join('|'),
  'gu',
);
const LINK = /(?:\s?(?:账号|帐号|号码|号|id))?[\s:：=是为.,，❤♥-]{0,6}/y;
const WECHAT_ID = /(?:wxid_[a-z0-9]{6,24}|[a-z][a-z0-9_-]{5,19}|1[3-9]\d{9}|[1-9]\d{4,9})(?![a-z0-9_])/y;

const QQ = /(?:q[\s.·_-]{0,3}q|扣扣|口口|叩叩|秋秋|球球|企鹅|🐧|蔻蔻|抠抠|加\s?q(?!\s?q)|\+\s?q(?!\s?q)|扣(?=[:：]))/gu;
const QQ_LINK = /(?:\s?(?:群号|群|账号|帐号|号码|号))?[\s:：=是为.,，-]{0,5}/y;
const QQ_NUMBER = /[1-9](?:\d{4,10}|(?:[\s.-]\d){4,10})(?!\d)/y;

const endOf = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
};

const insideWord = (text: string, at: number): boolean => /[a-z]/.test(text[at]!) && /[a-z]/.test(text[at - 1] ?? '');

/** A name without digits is an id only where it is said to be one: 微信号 abcdef, 加我微信 abcdef, vx: abcdef. */
const isPlausible = (id: string, keyword: string, link: string): boolean => {
  const announced = /[号:：]|id/.test(link) || /^(?:加|\+|➕|jia)/.test(keyword);
  if (/^\d+$/.test(id)) return /^1[3-9]\d{9}$/.test(id) || (announced && id.length >= 6);
  return /[a-z]/.test(id) && (/[\d_]/.test(id) || announced);
};

export function findWechatIds(view: FoldedText): Finding[] {
  const found: Finding[] = [];
  for (const match of view.text.matchAll(WECHAT)) {
    if (insideWord(view.text, match.index)) continue;
    const after = match.index + match[0].length;
    const from = endOf(LINK, view.text, after);
    const to = endOf(WECHAT_ID, view.text, from);
    if (to === from) continue;
    const value = view.text.slice(from, to);
    if (isPlausible(value, match[0], view.text.slice(after, from))) found.push({ category: 'wechat', value, from, to });
  }
  return found;
}

export function findQqNumbers(view: FoldedText): Finding[] {
  const found: Finding[] = [];
  for (const match of view.text.matchAll(QQ)) {
    if (insideWord(view.text, match.index)) continue;
    const from = endOf(QQ_LINK, view.text, match.index + match[0].length);
    const to = endOf(QQ_NUMBER, view.digits, from);
    if (to === from) continue;
    found.push({ category: 'qq', value: view.digits.slice(from, to).replace(/\D/g, ''), from, to });
  }
  return found;
}
