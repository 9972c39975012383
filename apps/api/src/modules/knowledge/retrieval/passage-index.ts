import { layerOf } from './features';
import { FeatureSpace } from './feature-space';
import { PostingLists } from './posting-lists';
import { QuestionAnalyser } from './question-analyser';
import type { PassageHit, PassageInput } from './retrieval.types';
import { DEFAULT_SYNONYMS } from './synonym-groups';
import { buildSynonymTable, type SynonymGroup } from './synonym-table';
import { weighQuestion } from './weighted-question';

/** BM25's saturation and length penalty. */
const K1 = 1.2;
const B = 0.6;
/** A word in the title or heading counts like this many in the text. */
const TITLE_COUNT = 3;
const LAYER_SHARE: readonly number[] = [1, 0.2, 1, 0];

/** Finds document passages for a question: BM25 over words and pairs of characters, title and heading counted higher. */
export class PassageIndex {
  private readonly space = new FeatureSpace();
  private readonly postings = new PostingLists();
  private readonly ids: string[] = [];
  private readonly lengths: number[] = [];
  private total = 0;

  private constructor(private readonly analyser: QuestionAnalyser) {}

  static build(passages: Iterable<PassageInput>, options: { synonyms?: readonly SynonymGroup[] } = {}): PassageIndex {
    const synonyms = buildSynonymTable([...DEFAULT_SYNONYMS, ...(options.synonyms ?? [])]);
    const index = new PassageIndex(new QuestionAnalyser(synonyms));
    for (const passage of passages) index.add(passage);
    return index;
  }

  search(text: string, limit: number): PassageHit[] {
    const question = weighQuestion(this.analyser.analyse(text), this.space);
    const scores = new Map<number, number>();
    const average = this.total / (this.ids.length || 1);
    for (const [feature, weight] of question.known) {
      const gain = weight * LAYER_SHARE[this.space.layerOf(feature)]!;
      if (gain === 0) continue;
      for (const [passage, count] of counted(this.postings.of(feature))) {
        const penalty = K1 * (1 - B + (B * this.lengths[passage]!) / average);
        scores.set(passage, (scores.get(passage) ?? 0) + (gain * count * (K1 + 1)) / (count + penalty));
      }
    }
    const most = question.mass.reduce((sum, mass, layer) => sum + mass * LAYER_SHARE[layer]!, 0) * (K1 + 1) || 1;
    const best = [...scores].sort((a, b) => b[1] - a[1]).slice(0, limit);
    return best.map(([passage, score]) => ({ id: this.ids[passage]!, score: Math.min(1, score / most) }));
  }

  private add({ id, title, heading, text }: PassageInput): void {
    const slot = this.ids.length;
    const seen = new Set<number>();
    let length = 0;
    const take = (part: string, count: number): void => {
      for (const feature of this.analyser.occurrences(part)) {
        if (LAYER_SHARE[layerOf(feature)] === 0) continue;
        const number = this.space.intern(feature);
        for (let i = 0; i < count; i++) this.postings.append(number, slot);
        seen.add(number);
        length += count;
      }
    };
    take(`${title} ${heading}`, TITLE_COUNT);
    take(text, 1);
    this.ids.push(id);
    this.lengths.push(length);
    this.total += length;
    this.space.count(seen, 1);
  }
}

/** Equal neighbours of a list with their number. */
function* counted(list: Uint32Array): Iterable<[number, number]> {
  for (let from = 0; from < list.length;) {
    let to = from + 1;
    while (list[to] === list[from]) to += 1;
    yield [list[from]!, to - from];
    from = to;
  }
}
