import { PassageIndex } from '../../apps/api/src/modules/knowledge/retrieval';
import type { EvaluationSet } from './data-folder';

export interface PassageFigures {
  set: string;
  queries: number;
  /** Per cent of the questions whose passage came first, or among the first three. */
  first: number;
  firstThree: number;
}

/** Where the data limits a question to some candidates, only those are ranked. */
export function measurePassages({ name, passages, queries }: EvaluationSet): PassageFigures {
  const index = PassageIndex.build(
    passages.map(({ id, title = '', heading = '', text }) => ({ id, title, heading, text })),
  );
  const places = queries
    .filter(({ answer_id }) => answer_id !== null)
    .map(({ text, answer_id, alt_ids = [], candidates }) => {
      const hits = index
        .search(text, candidates ? passages.length : 10)
        .filter(({ id }) => !candidates || candidates.includes(id));
      return hits.findIndex(({ id }) => id === answer_id || alt_ids.includes(id));
    });
  const within = (limit: number): number =>
    (100 * places.filter((place) => place >= 0 && place < limit).length) / places.length;
  return { set: name, queries: places.length, first: within(1), firstThree: within(3) };
}
