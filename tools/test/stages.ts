/** What a stage needs beside the code. */
export type Need = 'redis' | 'mysql' | 'chromium';

export interface Stage {
  name: string;
  kind: 'lint' | 'build' | 'jest';
  needs: Need[];
  /** jest: the project of jest.config.mjs, and where the application keeps its data. */
  project?: string;
  backend?: 'embedded' | 'mysql-redis';
}

/** In the order in which they run: the quickest answer first. */
export const stages: Stage[] = [
  { name: 'lint', kind: 'lint', needs: [] },
  { name: 'build', kind: 'build', needs: [] },
  { name: 'unit', kind: 'jest', needs: [], project: 'unit' },
  { name: 'contract', kind: 'jest', needs: ['redis', 'mysql'], project: 'contract' },
  { name: 'e2e:embedded', kind: 'jest', needs: [], project: 'e2e', backend: 'embedded' },
  { name: 'e2e:mysql-redis', kind: 'jest', needs: ['redis', 'mysql'], project: 'e2e', backend: 'mysql-redis' },
  { name: 'replicas', kind: 'jest', needs: ['redis', 'mysql'], project: 'replicas', backend: 'mysql-redis' },
  { name: 'browser', kind: 'jest', needs: ['chromium'], project: 'browser', backend: 'embedded' },
];

/** The stages that the words name: `e2e` is both of them; the browser needs what is built. No words: all. */
export function chooseStages(words: string[]): Stage[] {
  const matches = (stage: Stage, word: string) => stage.name === word || stage.name.startsWith(`${word}:`);
  const unknown = words.filter((word) => !stages.some((stage) => matches(stage, word)));
  if (unknown.length) {
    throw new Error(`No such stage: ${unknown.join(' ')}. There are: ${stages.map((stage) => stage.name).join(' ')}`);
  }
  if (words.length === 0) return stages;
  const wanted = words.includes('browser') ? [...words, 'build'] : words;
  return stages.filter((stage) => wanted.some((word) => matches(stage, word)));
}
