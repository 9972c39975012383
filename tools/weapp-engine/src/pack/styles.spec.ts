import { toCss } from './styles';

describe('toCss', () => {
  it('renames tag selectors, also the first one in a minified media query, and nothing in declarations', () => {
    expect(toCss('page{color:red}.a,view.b>text{image:none}')).toBe(
      'wx-page{color:red}.a,wx-view.b>wx-text{image:none}',
    );
    expect(toCss('@media (prefers-color-scheme:dark){page{--ink:#fff}}')).toBe(
      '@media (prefers-color-scheme:dark){wx-page{--ink:#fff}}',
    );
    expect(toCss('.a{text-align:left}.b{image:none;icon:none}')).toBe('.a{text-align:left}.b{image:none;icon:none}');
  });
});
