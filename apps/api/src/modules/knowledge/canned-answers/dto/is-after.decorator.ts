import { registerDecorator, type ValidationArguments } from 'class-validator';

/** The time comes after the one in `earlier`; either may be missing. */
export const IsAfter =
  (earlier: string): PropertyDecorator =>
  (target, property) =>
    registerDecorator({
      name: 'isAfter',
      target: target.constructor,
      propertyName: String(property),
      constraints: [earlier],
      validator: {
        validate: (value: unknown, { object }: ValidationArguments) => {
          const start = (object as Record<string, unknown>)[earlier];
          if (typeof value !== 'string' || typeof start !== 'string') return true;
          return !(Date.parse(value) <= Date.parse(start));
        },
        defaultMessage: () => `应晚于 ${earlier} (must be later than ${earlier})`,
      },
    });
