import { parseWechatJson } from './wechat-json';

describe('WeChat JSON', () => {
  it('keeps 64-bit ids exact', () => {
    expect(parseWechatJson('{"errcode":0,"msgid":3395159288267931652,"list":[9007199254740993]}')).toEqual({
      errcode: 0,
      msgid: '3395159288267931652',
      list: ['9007199254740993'],
    });
  });

  it('leaves strings and ordinary numbers alone', () => {
    const text = '{"openid":"1234567890123456789","quoted":"say \\"12345678901234567890\\"","n":-1,"pi":3.14159}';
    expect(parseWechatJson(text)).toEqual(JSON.parse(text));
  });
});
