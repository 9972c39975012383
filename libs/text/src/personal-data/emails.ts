import type { FoldedText } from './folded-text';
import type { Finding } from './personal-data';

const AT = /@|\[\s?at\s?\]|\(\s?at\s?\)|【at】|艾特|#|\sat\s/g;
const LOCAL = /[a-z0-9](?:[a-z0-9_%+-]|\s?\.\s?(?=[a-z0-9]))*\s{0,2}$/;
/** Where the at sign is disguised, the dots are too. */
const DISGUISED_LOCAL = /[a-z0-9](?:[a-z0-9_%+-]|\s?[.。]\s?(?=[a-z0-9]))*\s{0,2}$/;
const LABEL = /\s{0,2}([a-z0-9][a-z0-9-]{0,62})/y;
const DOT = /\s?(\.|。|点|\[dot\]|\(dot\)|\sdot\s)\s?(?=[a-z0-9])/y;
const KNOWN_END =
  /^(?:com|cn|net|org|edu|gov|io|me|co|cc|top|vip|hk|tw|mo|jp|kr|uk|us|de|fr|info|biz|xyz|site|tech|shop|club|app|dev|ai|tv|online)$/;
const LONGEST_LOCAL = 64;
const MOST_LABELS = 5;

interface Domain {
  value: string;
  to: number;
}

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** The longest run of labels that ends like a domain; behind a written-out dot only well-known endings count. */
function domainAt(text: string, at: number, plainAt: boolean): Domain | undefined {
  let best: Domain | undefined;
  let plain = plainAt;
  const labels: string[] = [];
  for (let place = at; labels.length < MOST_LABELS;) {
    const label = matchAt(LABEL, text, place);
    if (!label) break;
    labels.push(label[1]!);
    const to = place + label[0].length;
    const ending = KNOWN_END.test(label[1]!) || (plain && /^[a-z]{2,24}$/.test(label[1]!));
    if (labels.length > 1 && ending) best = { value: labels.join('.'), to };
    const dot = matchAt(DOT, text, to);
    if (!dot || (best && dot[0] !== '.')) break;
    plain = plain && dot[0] === '.';
    place = to + dot[0].length;
  }
  return best;
}

/** Also a [at] b, a 艾特 b 点 com, a#b。cn and spaced ones. */
export function findEmails(view: FoldedText): Finding[] {
  const found: Finding[] = [];
  for (const match of view.text.matchAll(AT)) {
    const windowStart = Math.max(0, match.index - LONGEST_LOCAL);
    const local = (match[0] === '@' ? LOCAL : DISGUISED_LOCAL).exec(view.text.slice(windowStart, match.index));
    if (!local) continue;
    const domain = domainAt(view.text, match.index + match[0].length, match[0] === '@');
    if (!domain) continue;
    const value = `${local[0].replace(/\s/g, '')}@${domain.value}`;
    found.push({ category: 'email', value, from: windowStart + local.index, to: domain.to });
  }
  return found;
}
