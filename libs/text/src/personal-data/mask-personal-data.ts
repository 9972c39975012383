import { findPersonalData } from './find-personal-data';
import type { PersonalData } from './personal-data';

const keep = (value: string, head: number, tail: number): string =>
  `${value.slice(0, head)}****${tail === 0 ? '' : value.slice(-tail)}`;

/** What staff may see of a value: enough to compare it with the customer, too little to use it. */
export function maskedValue({ category, value }: Pick<PersonalData, 'category' | 'value'>): string {
  switch (category) {
    case 'mobile':
      return keep(value, 3, 4);
    case 'landline':
    case 'bank_card':
      return keep(value, 0, 4);
    case 'id_card':
      return keep(value, 3, 2);
    case 'email':
      return `${value[0]}****${value.slice(value.indexOf('@'))}`;
    case 'wechat':
      return keep(value, 1, 0);
    case 'qq':
    case 'plate':
      return keep(value, 2, 0);
    case 'address':
      return '[地址]';
  }
}

/** A mask can lay bare what stood too close to be told apart before it; more rounds than this change nothing. */
const MOST_ROUNDS = 4;

/** The text with every personal value masked: for logs and staff views. Masking twice changes nothing. */
export function maskPersonalData(text: string): string {
  let masked = text;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const found = findPersonalData(masked);
    if (found.length === 0) break;
    masked = replace(masked, found);
  }
  return masked;
}

function replace(text: string, found: PersonalData[]): string {
  let replaced = '';
  let done = 0;
  for (const item of found) {
    replaced += text.slice(done, item.start) + maskedValue(item);
    done = item.end;
  }
  return replaced + text.slice(done);
}
