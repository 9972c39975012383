import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const settings = [
  '.dependency-cruiser.cjs',
  'eslint.config.mjs',
  'tsconfig.json',
  'tsconfig.base.json',
  'package.json',
];

/** A small source tree of its own, under this repository's real rules. */
export interface Tree {
  /** Names of the dependency rules that it breaks, each once, sorted. */
  brokenDependencyRules(): Promise<string[]>;
  /** Names of the eslint rules that a file of it breaks. */
  brokenEslintRules(path: string): Promise<string[]>;
  remove(): void;
}

/** @param files content by path; packages that the code imports are taken from this repository */
export function plantTree(files: Record<string, string>): Tree {
  const folder = mkdtempSync(join(tmpdir(), 'zhiyin-rules-'));
  for (const name of settings) cpSync(join(root, name), join(folder, name));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const folders = [...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? ''))];

  return {
    brokenDependencyRules: async () => {
      const args = [...folders, '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
      const output = await runTool(folder, 'dependency-cruiser/bin/dependency-cruise.mjs', args);
      const { summary } = JSON.parse(output) as { summary: { violations: { rule: { name: string } }[] } };
      return [...new Set(summary.violations.map(({ rule }) => rule.name))].sort();
    },
    brokenEslintRules: async (path) => {
      const output = await runTool(folder, 'eslint/bin/eslint.js', [path, '--format', 'json']);
      const reports = JSON.parse(output) as { messages: { ruleId: string | null; message: string }[] }[];
      // A file that eslint cannot read has a message without a rule: not to be taken for a clean one.
      return reports.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message)).sort();
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Both tools say by their exit code only that there is something to say. */
function runTool(cwd: string, script: string, args: string[]): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], { cwd });
    let output = '';
    let errors = '';
    child.stdout.on('data', (text: Buffer) => (output += text.toString()));
    child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
    child.on('error', fail);
    child.on('close', () => (output ? done(output) : fail(new Error(errors || `${script} said nothing`))));
  });
}
