import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withSettingsTable } from './settings-table';

describe('the configuration table of the README', () => {
  it('is that of the schema (npm run docs mends it)', () => {
    const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
    expect(readme).toBe(withSettingsTable(readme));
  });
});
