import { isIdCard, isOldIdCard, passesLuhn } from './checksums';

describe('checksums of personal numbers', () => {
  it('knows the example of GB 11643', () => {
    expect(isIdCard('11010519491231002x')).toBe(true);
    expect(isIdCard('440524188001010014')).toBe(false); // born before 1900
    expect(isIdCard('110105194912310021')).toBe(false); // check character
    expect(isIdCard('110105194902310029')).toBe(false); // 31 February
    expect(isIdCard('991105194912310028')).toBe(false); // no such division
  });

  it('knows the numbers of 15 digits', () => {
    expect(isOldIdCard('110105491231002')).toBe(true);
    expect(isOldIdCard('110105491331002')).toBe(false);
  });

  it('finds every single wrong digit of a card number', () => {
    const card = '4111111111111111';
    expect(passesLuhn(card)).toBe(true);
    for (let at = 0; at < card.length; at++) {
      const wrong = `${card.slice(0, at)}${(Number(card[at]) + 1) % 10}${card.slice(at + 1)}`;
      expect(passesLuhn(wrong)).toBe(false);
    }
  });
});
