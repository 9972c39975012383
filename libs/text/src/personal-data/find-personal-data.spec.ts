import fc from 'fast-check';
import { findPersonalData } from './find-personal-data';

const found = (text: string) =>
  findPersonalData(text).map(({ category, value, start, end }) => [category, value, text.slice(start, end)]);

describe('personal data', () => {
  it.each([
    ['我的电话13800138000，谢谢', 'mobile', '13800138000', '13800138000'],
    ['打 138-0013-8000 找我', 'mobile', '13800138000', '138-0013-8000'],
    ['+86 138 0013 8000', 'mobile', '13800138000', '+86 138 0013 8000'],
    ['联系一三八零零一三八零零零', 'mobile', '13800138000', '一三八零零一三八零零零'],
    ['壹叁捌零零壹叁捌零零零', 'mobile', '13800138000', '壹叁捌零零壹叁捌零零零'],
    ['１３８００１３８０００', 'mobile', '13800138000', '１３８００１３８０００'],
    ['①③⑧⓪⓪①③⑧⓪⓪⓪', 'mobile', '13800138000', '①③⑧⓪⓪①③⑧⓪⓪⓪'],
    ['1 3 8 0 0 1 3 8 0 0 0', 'mobile', '13800138000', '1 3 8 0 0 1 3 8 0 0 0'],
    ['1\u200b3\u200b8\u200b0\u200b0\u200b1\u200b3\u200b8\u200b0\u200b0\u200b0', 'mobile', '13800138000', undefined],
    ['l38OO1380OO', 'mobile', '13800138000', 'l38OO1380OO'],
    ['幺三八洞洞幺三八洞洞洞', 'mobile', '13800138000', '幺三八洞洞幺三八洞洞洞'],
    ['138哦0013哦8000', 'mobile', '13800138000', '138哦0013哦8000'],
    ['座机(010)62770000转12', 'landline', '0106277000012', '(010)62770000转12'],
    ['打0571-87654321', 'landline', '057187654321', '0571-87654321'],
    ['身份证11010519491231002X', 'id_card', '11010519491231002x', '11010519491231002X'],
    ['110105 19491231 002x', 'id_card', '11010519491231002x', '110105 19491231 002x'],
    ['卡号 6222 0212 3456 7894', 'bank_card', '6222021234567894', '6222 0212 3456 7894'],
    ['写信到 Li.Lei+1@example.com.cn。', 'email', 'li.lei+1@example.com.cn', 'Li.Lei+1@example.com.cn'],
    ['lilei 艾特 example 点 com', 'email', 'lilei@example.com', 'lilei 艾特 example 点 com'],
    ['lilei[at]example.com', 'email', 'lilei@example.com', 'lilei[at]example.com'],
    ['微信号：lilei_2020', 'wechat', 'lilei_2020', 'lilei_2020'],
    ['加薇 lilei2020 详聊', 'wechat', 'lilei2020', 'lilei2020'],
    ['V信13800138000', 'wechat', '13800138000', '13800138000'],
    ['v-x: lilei2020', 'wechat', 'lilei2020', 'lilei2020'],
    ['加我QQ：1234567', 'qq', '1234567', '1234567'],
    ['扣扣一二三四五六七', 'qq', '1234567', '一二三四五六七'],
    ['车牌京A·12345', 'plate', '京a12345', '京A·12345'],
    ['粤BD12345', 'plate', '粤bd12345', '粤BD12345'],
    ['寄到浙江省杭州市西湖区文三路100号2幢301室', 'address', undefined, '浙江省杭州市西湖区文三路100号2幢301室'],
  ])('%s', (text, category, value, surface) => {
    const [first, ...rest] = found(text);
    expect(rest).toEqual([]);
    expect(first).toEqual([category, value ?? first![1], surface ?? text]);
  });

  it.each([
    '订单号13800138000',
    '订单 3792592356141476201 到哪了',
    '快递单号SF1380013800012',
    '客服热线400-820-8820或95588，也可打12315、110',
    '身份证号110105194912310021',
    '流水号6222021234567895',
    '总共13800138000元',
    '2024年11月11日11:11下单，2024-11-11 11:11:11',
    '服务器 139.224.15.123 和 10.138.123.45',
    '尺码 155 160 165 17',
    '0190f3a1-1380-7138-8001-138001380001',
    '微信支付怎么开通，wechat pay 可以吗，qq会员',
    '中山路怎么走，南京路步行街 3 号线',
    '我爱你一万年，一二三四五六七',
    'npm i zhiyin@0.1.0',
    '"time":1763800000000,"pid":12345',
  ])('leaves alone: %s', (text) => expect(found(text)).toEqual([]));

  it('finds each of several, in order', () => {
    expect(
      found('13800138000、13900139000，微信lilei2020，110105 19491231 002X').map(([category]) => category),
    ).toEqual(['mobile', 'mobile', 'wechat', 'id_card']);
    expect(found('138 0013 8000 139 0013 9000').map(([, value]) => value)).toEqual(['13800138000', '13900139000']);
  });

  it('finds a number between any words, with exact offsets', () => {
    const words = fc.string({
      unit: fc.constantFrom('你', '好', '，', '😀', '。', '吗', '\u200b'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const [hit] = findPersonalData(`${before}13800138000${after}`);
        expect(hit).toMatchObject({ category: 'mobile', start: before.length });
        expect(`${before}13800138000${after}`.slice(hit!.start, hit!.end)).toMatch(/^13800138000/);
      }),
    );
  });

  it('never overlaps and stays inside the text', () => {
    const pieces = ['138', '0013', '8000', ' ', '-', 'x', '@', 'a.com', '微信', '一', '北京市', '路1号', '加v', '😀'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        let last = 0;
        for (const { start, end } of findPersonalData(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });
});
