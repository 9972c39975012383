import type { RetrievalEntry } from '../../apps/api/src/modules/knowledge/retrieval';

const SUBJECTS =
  '会员 订单 发票 退款 运费 快递 优惠券 积分 地址 密码 手机 账户 尺码 赠品 保修 维修 礼品卡 预售 换货 包装 门店 客服 评价 直播 拼团 分期 余额 红包 证书 说明书'.split(
    ' ',
  );
const GOODS =
  '茶杯 雨伞 耳机 台灯 毛毯 背包 水壶 键盘 相机 手表 吹风机 电饭煲 拖鞋 围巾 香水 面霜 牛奶 咖啡 饼干 坚果 床单 窗帘 地毯 花瓶 积木 画册 吉他 球拍 帐篷 轮胎'.split(
    ' ',
  );
const PLACES =
  '北京 上海 广州 深圳 杭州 成都 武汉 西安 南京 重庆 长沙 昆明 大连 青岛 厦门 苏州 郑州 沈阳 合肥 福州'.split(' ');
const WAYS =
  '怎么申请 怎么查询 怎么修改 怎么取消 多久到账 需要多少钱 什么时候可以用 为什么显示失败 可以合并吗 在哪里看 能不能转让 有什么要求 找不到了怎么办 需要哪些材料 超过期限还能办吗'.split(
    ' ',
  );
const COLOURS = '红色 白色 黑色 蓝色 绿色 灰色 粉色 金色 紫色 米色 银色 棕色'.split(' ');

const pick = (from: readonly string[], seed: number): string => from[seed % from.length]!;

/** A knowledge base of any size in which all questions differ; the same for the same number. */
export function* syntheticEntries(count: number): Iterable<RetrievalEntry> {
  for (let i = 0; i < count; i++) {
    const mixed = Math.imul(i + 1, 2_654_435_761) >>> 0;
    const goods = `${pick(COLOURS, mixed >>> 3)}${pick(GOODS, mixed >>> 7)}`;
    const subject = pick(SUBJECTS, mixed >>> 12);
    const model = (i * 7 + 1000).toString(36);
    yield {
      id: `synthetic-${i}`,
      question: `${pick(PLACES, mixed >>> 17)}买的${goods}${model}的${subject}${pick(WAYS, mixed >>> 22)}`,
      similarQuestions: [],
      answer: `${goods}的${subject}请在订单页面办理。`,
    };
  }
}

/** Questions as customers might put them to that knowledge base: reordered, shortened, with fillers. */
export function syntheticQuestions(entries: readonly RetrievalEntry[], count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const { question } = entries[(i * 7919) % entries.length]!;
    const cut = 4 + (i % 6);
    if (i % 3 === 0) return `你好，请问${question.slice(cut)}呢`;
    if (i % 3 === 1) return `${question.slice(cut)}，${question.slice(0, cut)}`;
    return `${pick(GOODS, i)}的${pick(SUBJECTS, i >>> 2)}${pick(WAYS, i >>> 1)}`;
  });
}
