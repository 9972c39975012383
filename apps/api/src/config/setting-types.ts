import { z } from 'zod';
import { parseRedisAddress, RedisAddressError } from './redis-address';

/** The building blocks of the settings schema: each says what it takes when it refuses. */
const takes = (what: string) => ({ error: `takes ${what}` });

export function integer(min: number, max: number) {
  const range = takes(`an integer from ${min} to ${max}`);
  return z.coerce.number(range).int(range).min(min, range).max(max, range);
}

const TRUE = ['true', '1', 'yes', 'on'];
const FALSE = ['false', '0', 'no', 'off'];

export const flag = () =>
  z
    .string()
    .transform((value) => value.trim().toLowerCase())
    .pipe(z.enum([...TRUE, ...FALSE], takes('true or false')))
    .transform((value) => TRUE.includes(value));

export const text = (what: string, min = 1) => z.string(takes(what)).min(min, takes(what));

export const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, takes(`one of ${values.join(', ')}`));

export function address(protocols: readonly string[], example: string) {
  const isOne = (value: string) => URL.canParse(value) && protocols.includes(new URL(value).protocol);
  return z.string().refine(isOne, takes(`an address such as ${example}`));
}

/** A Redis server, cluster or set of sentinels; refused with the part that is wrong. */
export const redisAddress = () =>
  z.string().superRefine((value, context) => {
    try {
      parseRedisAddress(value);
    } catch (error) {
      if (!(error instanceof RedisAddressError)) throw error;
      context.addIssue({ code: 'custom', message: `takes ${error.message}` });
    }
  });

/** `version:base64` of 32 bytes each, separated by commas. */
export function encryptionKeys() {
  const isKey = (part: string) => /^\d+:[A-Za-z0-9+/]{43}=$/.test(part.trim());
  return z
    .string()
    .refine((value) => value.split(',').every(isKey), takes('version:base64 of 32 bytes, separated by commas'));
}

/** JSON inside a variable; the mistakes of its inner fields are reported under the variable's name. */
export const json = <T extends z.ZodType>(schema: T, what: string) =>
  z
    .string()
    .transform((value, context) => {
      try {
        return JSON.parse(value) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: `takes ${what}; this is not JSON` });
        return z.NEVER;
      }
    })
    .pipe(schema);
