import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { CannedAnswerIndex, DEFAULT_THRESHOLDS } from '../../apps/api/src/modules/knowledge/retrieval';
import { syntheticEntries, syntheticQuestions } from './synthetic-shop';

export interface SpeedFigures {
  entries: number;
  buildSeconds: number;
  /** The same in processor time, which other programs do not disturb. */
  buildProcessorSeconds: number;
  /** Heap and array buffers that the index added. */
  megabytes: number;
  medianMs: number;
  p99Ms: number;
  /** From the edit to its being found. */
  editMs: number;
}

const QUESTIONS = 3_000;
setFlagsFromString('--expose_gc');
/** Without it garbage would count as memory of the index. */
const collect = runInNewContext('gc') as () => void;
const occupied = (): number => {
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return (heapUsed + Math.max(external, arrayBuffers)) / 2 ** 20;
};

export function measureSpeed(count: number): SpeedFigures {
  const entries = [...syntheticEntries(count)];
  CannedAnswerIndex.build(entries.slice(0, 10)).match('预热', DEFAULT_THRESHOLDS);
  collect();
  const before = occupied();
  const busy = process.cpuUsage();
  const begun = performance.now();
  const index = CannedAnswerIndex.build(entries);
  const buildSeconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(busy);
  collect();
  const megabytes = occupied() - before;

  const times = syntheticQuestions(entries, QUESTIONS).map((question) => {
    const asked = performance.now();
    index.match(question, DEFAULT_THRESHOLDS);
    return performance.now() - asked;
  });
  times.sort((a, b) => a - b);

  const edited = performance.now();
  index.set({ id: 'edited', question: '独角兽玩偶怎么清洗', similarQuestions: [], answer: '手洗。' });
  const found = index.match('独角兽玩偶怎样清洗呀', DEFAULT_THRESHOLDS).candidates[0]?.id;
  if (found !== 'edited') throw new Error(`The edit was not found; ${found} came first.`);
  const editMs = performance.now() - edited;
  return {
    entries: count,
    buildSeconds,
    buildProcessorSeconds: (user + system) / 1e6,
    megabytes,
    medianMs: times[QUESTIONS >> 1]!,
    p99Ms: times[Math.floor(QUESTIONS * 0.99)]!,
    editMs,
  };
}
