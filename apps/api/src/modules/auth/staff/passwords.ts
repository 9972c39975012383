import { randomBytes, randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

export const PASSWORD_LENGTH = { min: 10, max: 200 } as const;

/** argon2id (the library's default kind) at OWASP's first choice: 19 MiB, two passes; off the main thread. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** NFKC, so that one password typed on two keyboards is one password. */
const bytesOf = (password: string) => password.normalize('NFKC');

export const hashPassword = (password: string) => hash(bytesOf(password), COST);

let decoy: Promise<string> | undefined;

/** @param stored undefined for an account that does not exist: the same work is done, and the answer is no. */
export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(24).toString('base64'));
  const matches = await verify(stored ?? (await decoy), bytesOf(password));
  return stored !== undefined && matches;
}

/** Without characters that look alike. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** To be read from a screen and typed: 16 characters in groups of four, 79 bits. */
export function generatePassword(): string {
  const group = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
