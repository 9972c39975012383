const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS = '10x98765432';
/** First two digits of the administrative division (GB/T 2260). */
const PROVINCES = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)/;

const isPastDate = (year: number, month: number, day: number): boolean => {
  if (year < 1900 || year > 2099 || month < 1 || month > 12) return false;
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
};

/** A resident identity number of 18 characters, x in lower case: division, date of birth, check character (GB 11643-1999). */
export function isIdCard(number: string): boolean {
  if (!/^\d{17}[\dx]$/.test(number) || !PROVINCES.test(number)) return false;
  if (!isPastDate(Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14))))
    return false;
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return ID_CHECKS[sum % 11] === number[17];
}

/** The identity number of 15 digits given out until 1999; it has no check character, so ask only where one is announced. */
export function isOldIdCard(number: string): boolean {
  if (!/^\d{15}$/.test(number) || !PROVINCES.test(number)) return false;
  return isPastDate(1900 + Number(number.slice(6, 8)), Number(number.slice(8, 10)), Number(number.slice(10, 12)));
}

/** Luhn's check digit (ISO/IEC 7812-1). */
export function passesLuhn(number: string): boolean {
  let sum = 0;
  for (let i = 0; i < number.length; i++) {
    const digit = Number(number[number.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
