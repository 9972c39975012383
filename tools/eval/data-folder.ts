import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface KnowledgeRow {
  id: string;
  question: string;
  answer?: string;
  similar?: string[];
}

export interface PassageRow {
  id: string;
  title?: string;
  heading?: string;
  text: string;
}

export interface QueryRow {
  text: string;
  /** null: nothing in the knowledge base answers it. */
  answer_id: string | null;
  alt_ids?: string[];
  /** Which kind of out-of-scope question. */
  oos?: string;
  candidates?: string[];
}

export interface EvaluationSet {
  name: string;
  knowledge: KnowledgeRow[];
  passages: PassageRow[];
  queries: QueryRow[];
}

const rows = <Row>(file: string): Row[] => {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Row);
};

/** Every sub-folder (or the folder itself) with a queries.jsonl, by name. */
export function readSets(folder: string): EvaluationSet[] {
  const folders = existsSync(join(folder, 'queries.jsonl')) ? ['.'] : readdirSync(folder).sort();
  return folders
    .filter((name) => existsSync(join(folder, name, 'queries.jsonl')))
    .map((name) => ({
      name: name === '.' ? folder : name,
      knowledge: rows<KnowledgeRow>(join(folder, name, 'kb.jsonl')),
      passages: rows<PassageRow>(join(folder, name, 'passages.jsonl')),
      queries: rows<QueryRow>(join(folder, name, 'queries.jsonl')),
    }));
}
