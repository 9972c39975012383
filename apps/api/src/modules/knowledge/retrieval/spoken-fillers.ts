/** What people say around a question. Longer ones first, so that 我想问一下 does not leave 一下. */
const ANYWHERE =
  /(?:麻烦|劳烦)?(?:我)?(?:想|要|想要)?(?:请问|请教|咨询|问)(?:一下|一个|下|个)?(?:你们|您|你)?|(?:你|您|大家)好(?=.)|在吗|在不在|有人吗|谢谢(?:你|您|了)?|多谢|感谢|不好意思|打扰(?:了|一下)?|麻烦(?:你|您)?(?:一下|下)?|亲亲?(?=你|您|我|请|这|那|的|想|怎|有|在|能|可)|客服(?:小姐姐|小哥哥|同志|亲)|小姐姐|小哥哥|帮我(?:看|查)?(?:一下|下)|帮忙|我想知道|想知道|想了解(?:一下|下)?|告诉我(?:一下|下)?|谁知道|有谁知道|有没有人知道/g;
const AT_END = /(?:啊|呀|呢|吧|嘛|哈|哦|噢|喔|哟|诶|咯|啦|唉|的话|谢谢|急求|急急?)+$/;
const AT_START = /^(?: |哎|唉|嗯|额|呃|那个|就是|然后|那么|那|亲|喂|嗨|hi|hello|hey)+/;
const INSIDE = /[啊呀呢嘛哈噢喔哟](?= |$)/g;

/**
 * The question without greetings, politeness and final particles; the text itself when nothing would be left.
 * Expects the normalised form with single spaces between parts.
 */
export function withoutFillers(text: string): string {
  const bare = text.replace(ANYWHERE, ' ').replace(INSIDE, '').trim().replace(AT_START, '').replace(AT_END, '');
  const tidy = bare.replace(/ +/g, ' ').trim();
  return tidy === '' ? text : tidy;
}
