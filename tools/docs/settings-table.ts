import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingsTable } from '../../apps/api/src/config/settings.table';

const BEGIN = '<!-- settings:begin (npm run docs) -->';
const END = '<!-- settings:end -->';

/** The README with the settings table of the schema between its markers. */
export function withSettingsTable(readme: string): string {
  const [before, rest] = readme.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`README.md needs ${BEGIN} … ${END}`);
  return `${before}${BEGIN}\n\n${settingsTable()}\n\n${END}${after}`;
}

if (process.argv[1]?.endsWith('settings-table.ts')) {
  const file = join(__dirname, '../../README.md');
  writeFileSync(file, withSettingsTable(readFileSync(file, 'utf8')));
}
