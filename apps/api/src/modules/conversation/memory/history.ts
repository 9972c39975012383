import type { Outcome } from './remembered';
import { FACT_WORDS, type FactKind, type StatedFact } from './stated-facts';

/** An earlier conversation, as far as a model is told of it. */
export interface PastConversation {
  startedAt: Date;
  topics: readonly string[];
  outcome: Outcome;
}

const VALUES_OF_A_KIND = 5;
const OUTCOMES: Record<Outcome, string> = {
  staff: '人工客服处理过',
  leftMessage: '留言给了人工客服',
  unanswered: '没有得到解答',
  answered: '已答复',
};

/** What a model is told of a customer: his own facts, then earlier conversations, newest first. */
export function historyLines(facts: readonly StatedFact[], past: readonly PastConversation[]): string[] {
  const kinds = Object.keys(FACT_WORDS) as FactKind[];
  const stated = kinds.flatMap((kind) => {
    const values = facts.filter((fact) => fact.kind === kind).slice(0, VALUES_OF_A_KIND);
    if (values.length === 0) return [];
    return [
      `顾客提到过的${FACT_WORDS[kind]}：${values.map(({ value, statedAt }) => `${value}（${dayOf(new Date(statedAt))}）`).join('、')}`,
    ];
  });
  const talks = [...past]
    .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime())
    .filter(({ topics }) => topics.length > 0)
    .map(({ startedAt, topics, outcome }) => `${dayOf(startedAt)} 咨询：${topics.join('；')}（${OUTCOMES[outcome]}）`);
  return [...stated, ...talks];
}

/** The customers' day: China has one time zone, eight hours before UTC. */
const dayOf = (time: Date) => new Date(time.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
