import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CannedAnswerInput } from '@zhiyin/contracts';

const FOLDER = join(__dirname, '..', 'demo');

/** How the shop presents itself to customers. */
export interface ShopProfile {
  name: string;
  greeting: string;
  quickQuestions: string[];
}

interface DemoAnswers {
  category: string;
  answers: (Omit<CannedAnswerInput, 'externalKey' | 'category' | 'publish'> & { key: string })[];
}

export function readShop(): ShopProfile {
  const { name, greeting, quickQuestions } = JSON.parse(read('shop.json')) as ShopProfile;
  return { name, greeting, quickQuestions };
}

export function readDemoAnswers(): CannedAnswerInput[] {
  return files('canned-answers', '.json').flatMap((file) => {
    const { category, answers } = JSON.parse(read('canned-answers', file)) as DemoAnswers;
    return answers.map(({ key, ...answer }) => ({ ...answer, category, externalKey: key }));
  });
}

export interface DemoDocument {
  /** File name without its ending. */
  name: string;
  title: string;
  content: string;
}

/** The title is the first heading. */
export function readDemoDocuments(): DemoDocument[] {
  return files('documents', '.md').map((file) => {
    const content = read('documents', file);
    const title = /^# +(.+)$/m.exec(content)?.[1];
    if (title === undefined) throw new Error(`${file} has no first heading`);
    return { name: basename(file, '.md'), title: title.trim(), content };
  });
}

const read = (...path: string[]) => readFileSync(join(FOLDER, ...path), 'utf8');
const files = (folder: string, ending: string) =>
  readdirSync(join(FOLDER, folder))
    .filter((file) => file.endsWith(ending))
    .sort();
