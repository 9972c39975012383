import { normalise } from '@zhiyin/text';
import { registerDecorator } from 'class-validator';

/** At least one letter, digit or Han character: punctuation and emoji alone can match no question. */
export const HasWords = (): PropertyDecorator => (target, property) =>
  registerDecorator({
    name: 'hasWords',
    target: target.constructor,
    propertyName: String(property),
    validator: {
      validate: (value: unknown) => typeof value !== 'string' || normalise(value) !== '',
      defaultMessage: () => '应含有文字 (must contain words)',
    },
  });
