import { mix } from './mix-colours';

describe('mix', () => {
  it('goes from the first to the second colour, channel by channel', () => {
    expect(mix('#000000', '#ffffff', 0)).toBe('#000000');
    expect(mix('#001020', '#10203f', 0.5)).toBe('#081830');
    expect(mix('#FF0000', '#0000FF', 1)).toBe('#0000ff');
  });
});
