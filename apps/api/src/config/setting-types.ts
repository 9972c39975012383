import { z } from 'zod';

/** Empty variables count as unset: `PORT=` in a shell or compose file means the default. */
const unsetWhenEmpty = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);

const takes = (what: string) => ({ error: `takes ${what}` });

export const integer = (min: number, max: number) =>
  z.preprocess(
    unsetWhenEmpty,
    z.coerce
      .number(takes(`an integer from ${min} to ${max}`))
      .int(takes('an integer'))
      .min(min, takes(`an integer from ${min} to ${max}`))
      .max(max, takes(`an integer from ${min} to ${max}`)),
  );

const TRUE = ['true', '1', 'yes', 'on'];
const FALSE = ['false', '0', 'no', 'off'];

export const flag = () =>
  z.preprocess(
    unsetWhenEmpty,
    z
      .string()
      .transform((value) => value.trim().toLowerCase())
      .pipe(z.enum([...TRUE, ...FALSE], takes('true or false')))
      .transform((value) => TRUE.includes(value)),
  );

export const text = (what: string, min = 1) =>
  z.preprocess(unsetWhenEmpty, z.string(takes(what)).min(min, takes(what)));

export const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.preprocess(unsetWhenEmpty, z.enum(values, takes(`one of ${values.join(', ')}`)));

export const address = (protocols: readonly string[], example: string) =>
  z.preprocess(
    unsetWhenEmpty,
    z
      .string(takes(example))
      .refine(
        (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
        takes(`an address such as ${example}`),
      ),
  );

/** JSON inside a variable, with the mistakes of its inner fields reported under the variable's name. */
export const json = <T extends z.ZodType>(schema: T, what: string) =>
  z.preprocess(
    unsetWhenEmpty,
    z
      .string(takes(what))
      .transform((value, context) => {
        try {
          return JSON.parse(value) as unknown;
        } catch {
          context.addIssue({ code: 'custom', message: `takes ${what}; this is not JSON` });
          return z.NEVER;
        }
      })
      .pipe(schema),
  );
