export type PersonalDataCategory =
  'mobile' | 'landline' | 'id_card' | 'bank_card' | 'email' | 'wechat' | 'qq' | 'plate' | 'address';

export interface PersonalData {
  category: PersonalDataCategory;
  /** Without disguise: digits only, lower case; an address as it was written. */
  value: string;
  /** UTF-16 offsets in the given text, end exclusive. */
  start: number;
  end: number;
}

/** The same, in units of the folded text. */
export interface Finding {
  category: PersonalDataCategory;
  value: string;
  from: number;
  to: number;
}
