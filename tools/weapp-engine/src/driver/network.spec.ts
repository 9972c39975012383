import { cut } from './network';

describe('cut', () => {
  const bytes = Buffer.from('data: 您好\r\n\r\n');

  it.each([[[]], [[1]], [[3, 1, 7]], [[1000]]])('keeps every byte in order with sizes %j', (sizes) => {
    expect(Buffer.concat(cut(bytes, sizes)).equals(bytes)).toBe(true);
  });

  it('uses the sizes in turn', () => {
    expect(cut(Buffer.alloc(12), [3, 1, 7]).map((piece) => piece.length)).toEqual([3, 1, 7, 1]);
  });

  it('refuses a size that would never end', () => {
    expect(() => cut(bytes, [0])).toThrow('at least one byte');
  });
});
