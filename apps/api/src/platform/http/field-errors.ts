import type { ValidationError } from '@nestjs/common';
import type { FieldError } from '@zhiyin/contracts';
import { AppError } from './app-error';

/** Deep enough for any DTO; an attacker's nesting ends here. */
const MAX_ERRORS = 20;

const WORDS: Record<string, string> = {
  isString: '应为文本',
  isInt: '应为整数',
  isNumber: '应为数字',
  isBoolean: '应为 true 或 false',
  isArray: '应为列表',
  isObject: '应为对象',
  isNotEmpty: '不能为空',
  isUuid: '应为 UUID',
  isIn: '不是允许的值',
  isEnum: '不是允许的值',
  isISO8601: '应为 ISO 8601 时间',
  isDateString: '应为 ISO 8601 时间',
  isUrl: '应为网址',
  min: '不能小于 #',
  max: '不能大于 #',
  minLength: '至少 # 个字符',
  maxLength: '最多 # 个字符',
  arrayMaxSize: '最多 # 项',
  arrayMinSize: '至少 # 项',
  whitelistValidation: '不认识的字段',
};

/** class-validator's findings as one AppError that names every wrong field. Messages carry both languages' words. */
export function validationProblem(errors: ValidationError[]): AppError {
  const found: FieldError[] = [];
  collect(errors, '', found);
  return new AppError('request_invalid', { errors: found.slice(0, MAX_ERRORS) });
}

function collect(errors: ValidationError[], path: string, found: FieldError[]): void {
  for (const error of errors) {
    const field = path ? `${path}.${error.property}` : error.property;
    for (const [rule, english] of Object.entries(error.constraints ?? {})) {
      const limit = /\d+/.exec(english.replace(error.property, ''))?.[0] ?? '';
      const chinese = WORDS[rule]?.replace('#', limit);
      found.push({
        field: field.slice(0, 120),
        code: snakeCase(rule),
        message: chinese ? `${chinese} (${english})` : english,
      });
    }
    collect(error.children ?? [], field, found);
  }
}

const snakeCase = (name: string) => name.replace(/[A-Z]+/g, (letters) => `_${letters.toLowerCase()}`);
