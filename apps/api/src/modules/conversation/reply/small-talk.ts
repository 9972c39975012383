import { WORDS } from './words';

export type Intent = { kind: 'smallTalk'; text: string } | { kind: 'person' } | { kind: 'question' };

const GREETING =
  /^(您好|你好|hi|hello|hey|嗨|哈喽|在吗|在么|在不在|在不|有人吗|早上好|早安|上午好|中午好|下午好|晚上好)(啊|呀|哈|呢|亲)*$/;
const THANKS = /^(好的?|嗯+|ok)?(谢谢|多谢|感谢|谢啦|谢了|thanks|thankyou|thx)(您|你|啦|了|哈|哦)*$/;
const BYE = /^(好的?)?(再见|拜拜|bye|byebye|88|没事了|不用了|没有了)(啦|了|哈)*$/;
const PERSON =
  /^(我?(要|想|需要|帮我|给我|请|麻烦)*(转|找|接|叫|联系)?(接|到)?(一?个)?)(人工|真人|人工客服|真人客服|客服人员|人工服务|活人)(客服|服务|吧|啊|呀|在吗|呢)*$/;

/**
 * What needs no knowledge: greetings, thanks, and the wish for a person. Whole messages only; "你好，怎么退货" is a question.
 * @param text normalised (lower case, no punctuation, no spaces).
 */
export function intentOf(text: string): Intent {
  if (text === '') return { kind: 'smallTalk', text: WORDS.unclear };
  if (PERSON.test(text)) return { kind: 'person' };
  if (GREETING.test(text)) return { kind: 'smallTalk', text: WORDS.greeting };
  if (THANKS.test(text)) return { kind: 'smallTalk', text: WORDS.thanks };
  if (BYE.test(text)) return { kind: 'smallTalk', text: WORDS.bye };
  return { kind: 'question' };
}
