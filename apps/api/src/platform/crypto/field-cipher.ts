import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Settings, SettingsToken } from '../../config';
import { keptSecret, randomSecret } from './secrets';

/**
 * Encrypts single fields at rest: AES-256-GCM, `version.iv.tag.data` in base64url, where `version` names the key.
 * The first key of ENCRYPTION_KEYS encrypts, all of them decrypt.
 */
@Injectable()
export class FieldCipher {
  private readonly keys: Map<string, Buffer>;
  private readonly current: string;
  private readonly indexKey: Buffer;

  constructor(@Inject(SettingsToken) settings: Settings) {
    const configured = keptSecret(settings, 'encryption-keys', settings.ENCRYPTION_KEYS, () => `1:${randomSecret()}`);
    const parts = configured.split(',').map((part) => part.trim().split(':') as [string, string]);
    this.keys = new Map(parts.map(([version, key]) => [version, Buffer.from(key, 'base64')]));
    this.current = parts[0]![0];
    // The oldest key feeds the index, so that adding a key in front does not lose anybody.
    this.indexKey = createHmac('sha256', Buffer.from(parts.at(-1)![1], 'base64'))
      .update('blind-index')
      .digest();
  }

  encrypt(plain: string): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.keys.get(this.current)!, iv);
    const data = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return [this.current, ...[iv, cipher.getAuthTag(), data].map((part) => part.toString('base64url'))].join('.');
  }

  /** @throws when the key is unknown or the text was changed. */
  decrypt(stored: string): string {
    const [version = '', ...parts] = stored.split('.');
    const key = this.keys.get(version);
    const [iv, tag, data] = parts.map((part) => Buffer.from(part, 'base64url'));
    if (!key || !iv || !tag || !data) throw new Error(`No key for version "${version}"`);
    const decipher = createDecipheriv('aes-256-gcm', key, iv);
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(data), decipher.final()]).toString('utf8');
  }

  /** The same for the same value, useless without the key: finds a row by a value that is stored encrypted. */
  blindIndex(value: string): string {
    return createHmac('sha256', this.indexKey).update(value).digest('base64url');
  }
}
