import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsString, MaxLength, MinLength } from 'class-validator';

/** What no text field needs and databases choke on: NUL and other controls (tab and line breaks stay), lone surrogates. */
// eslint-disable-next-line no-control-regex -- removing control characters is the point
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

export const cleanText = (text: string) => text.replace(CONTROLS, '').toWellFormed();

/** A text of `min`..`max` UTF-16 units after cleaning and trimming. */
export const TextField = (max: number, min = 1) =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? cleanText(value).trim() : value)),
    IsString(),
    MinLength(min),
    MaxLength(max),
  );

/** The same for every member of a list of texts. */
export const TextListField = (max: number) =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      Array.isArray(value)
        ? value.map((item: unknown) => (typeof item === 'string' ? cleanText(item).trim() : item))
        : value,
    ),
    IsString({ each: true }),
    MinLength(1, { each: true }),
    MaxLength(max, { each: true }),
  );
