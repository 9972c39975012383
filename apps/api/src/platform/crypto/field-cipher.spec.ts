import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../../config';
import { FieldCipher } from './field-cipher';

const key = (version: number) => `${version}:${randomBytes(32).toString('base64')}`;
const cipherWith = (keys: string) => new FieldCipher(readSettings({ ENCRYPTION_KEYS: keys }));

describe('FieldCipher', () => {
  const [old, next] = [key(1), key(2)];

  it('gives back what it took, never the same cipher text twice', () => {
    const cipher = cipherWith(old);
    const [first, second] = [cipher.encrypt('oAbc123微信'), cipher.encrypt('oAbc123微信')];
    expect(first).not.toBe(second);
    expect([first, second].map((text) => cipher.decrypt(text))).toEqual(['oAbc123微信', 'oAbc123微信']);
  });

  it('reads what an older key wrote, and finds it by the same index', () => {
    const [before, after] = [cipherWith(old), cipherWith(`${next},${old}`)];
    expect(after.decrypt(before.encrypt('value'))).toBe('value');
    expect(after.encrypt('value')).toMatch(/^2\./);
    expect(after.blindIndex('value')).toBe(before.blindIndex('value'));
  });

  it('refuses a changed text and an unknown key', () => {
    const cipher = cipherWith(old);
    const stored = cipher.encrypt('value');
    const flipped = stored.slice(0, -2) + (stored.endsWith('AA') ? 'BB' : 'AA');
    expect(() => cipher.decrypt(flipped)).toThrow();
    expect(() => cipherWith(next).decrypt(stored)).toThrow(/No key/);
  });

  it('keeps a key of its own in the data folder, for the owner alone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'zhiyin-keys-'));
    const settings = readSettings({ DATA_DIR: folder });
    const stored = new FieldCipher(settings).encrypt('value');
    expect(new FieldCipher(settings).decrypt(stored)).toBe('value');
    expect(statSync(join(folder, 'encryption-keys')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'encryption-keys'), 'utf8')).toMatch(/^1:/);
  });
});
