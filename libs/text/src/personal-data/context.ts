/** Units looked at before a number to learn what it is. */
const REACH = 14;
const LINK = '[号码為为是:：#\\s.(（)）账帐户]{0,6}$';
const ORDER = new RegExp(
  `(?:订单|單號|单号|编号|流水|运单|快递|物流|包裹|型号|款号|货号|序号|序列|票号|发票|批次|条码|追踪|税号|商品|宝贝|链接|order|tracking|sku)${LINK}`,
);
const CARD = new RegExp(`(?:卡|账号|帐号|账户|帐户|card|打款|转账|汇款|退款|退到|打到|转到)${LINK}`);
const ID_CARD = new RegExp(`(?:身份证|证件|身份)${LINK}`);
const WORDS_BEFORE = /(?:tel|phone|mobile|call|dianhua|shouji|card|\+)$/;

const before = (text: string, at: number): string => text.slice(Math.max(0, at - REACH), at);

export const namesOrder = (text: string, at: number): boolean => ORDER.test(before(text, at));
export const namesCard = (text: string, at: number): boolean => CARD.test(before(text, at));
export const namesIdCard = (text: string, at: number): boolean => ID_CARD.test(before(text, at));

const isLetterOrDigit = (character: string | undefined): boolean =>
  character !== undefined && character !== '' && /[a-z0-9_]/.test(character);

/** Part of a longer code or name: JD794…, 0f3c…; words that announce a number do not count. */
export const startsInsideWord = (text: string, from: number): boolean =>
  isLetterOrDigit(text[from - 1]) && !WORDS_BEFORE.test(before(text, from));
export const endsInsideWord = (text: string, to: number): boolean => isLetterOrDigit(text[to]);

/** ¥12345 and 12345元 are amounts. */
export const isAmount = (text: string, from: number, to: number): boolean =>
  /[¥$€]/.test(text[from - 1] ?? '') || /^\s?(?:元|块|rmb)/.test(text.slice(to, to + 5));
