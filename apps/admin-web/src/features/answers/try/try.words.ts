import { defineWords } from '../../../shared/words/define-words';

export const tryWords = defineWords(
  {
    title: '试一试',
    intro: '输入顾客可能会问的话，看机器人会怎么答、为什么。不会计入统计。',
    placeholder: '例如：买了三天还能退吗',
    ask: '试问',
    close: '关闭试一试',
    direct: '直接回答',
    suggest: '给出选项',
    none: '没有匹配',
    exact: (matched: string) => `与问法“${matched}”完全一致，直接回答。`,
    directWhy: (matched: string, confidence: string, line: string) =>
      `与问法“${matched}”最接近，把握 ${confidence}，达到直接回答线 ${line}。`,
    suggestWhy: (confidence: string, direct: string, suggest: string) =>
      `最高把握 ${confidence}，在推荐线 ${suggest} 与直接回答线 ${direct} 之间，先请顾客从相近问题中选。`,
    noneWhy: (confidence: string, suggest: string) =>
      `最接近的也只有 ${confidence} 的把握，不到推荐线 ${suggest}，不会用标准答案回答。`,
    noneAtAll: '没有任何标准答案与它相近。',
    candidates: '候选答案',
    matched: (wording: string) => `匹配问法：${wording}`,
    thresholds: (direct: string, suggest: string) => `直接回答线 ${direct} · 推荐线 ${suggest}`,
    confidence: (percent: string) => `把握 ${percent}`,
    chosen: '采用',
    createFrom: '用这句话新建答案',
  },
  {
    title: 'Try it',
    intro: 'Type what a customer might ask, and see what the bot would answer and why. Counts in no report.',
    placeholder: 'For example: can I return it after three days?',
    ask: 'Ask',
    close: 'Close the trial',
    direct: 'Answers directly',
    suggest: 'Offers options',
    none: 'No match',
    exact: (matched: string) => `Word for word the wording “${matched}”, so it answers directly.`,
    directWhy: (matched: string, confidence: string, line: string) =>
      `Closest to the wording “${matched}”: ${confidence} sure, at or above the direct line of ${line}.`,
    suggestWhy: (confidence: string, direct: string, suggest: string) =>
      `${confidence} sure at most, between the suggestion line ${suggest} and the direct line ${direct}: the customer is asked to choose.`,
    noneWhy: (confidence: string, suggest: string) =>
      `Even the closest is only ${confidence} sure, below the suggestion line of ${suggest}: no canned answer is used.`,
    noneAtAll: 'No canned answer comes anywhere near.',
    candidates: 'Candidates',
    matched: (wording: string) => `Matched: ${wording}`,
    thresholds: (direct: string, suggest: string) => `Direct from ${direct} · suggests from ${suggest}`,
    confidence: (percent: string) => `${percent} sure`,
    chosen: 'Used',
    createFrom: 'Make an answer from this',
  },
);
