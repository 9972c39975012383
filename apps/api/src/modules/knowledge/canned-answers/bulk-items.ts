import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { validationProblem } from '../../../platform/http';
import { CannedAnswerDto } from './dto/canned-answer.dto';

export interface ItemError {
  /** Place in the upload, from 0. */
  index: number;
  field: string;
  message: string;
}

export interface GoodItem {
  index: number;
  item: CannedAnswerDto;
}

/** Each item by the same rules as a single entry; of a wrong one the first wrong field is told. */
export function checkItems(items: readonly unknown[], firstIndex: number): { good: GoodItem[]; errors: ItemError[] } {
  const good: GoodItem[] = [];
  const errors: ItemError[] = [];
  for (const [place, plain] of items.entries()) {
    const index = firstIndex + place;
    const checked = checkItem(plain);
    if (checked instanceof CannedAnswerDto) good.push({ index, item: checked });
    else errors.push({ index, ...checked });
  }
  return { good, errors };
}

/** Within one upload a key names one item; which of two should win nobody can know. */
export function refuseRepeatedKeys(
  items: readonly GoodItem[],
  seen: Set<string>,
): { good: GoodItem[]; errors: ItemError[] } {
  const good: GoodItem[] = [];
  const errors: ItemError[] = [];
  for (const { index, item } of items) {
    const key = item.externalKey;
    if (key !== undefined && seen.has(key)) {
      errors.push({ index, field: 'externalKey', message: '与前面的条目重复 (an earlier item has the same key)' });
      continue;
    }
    if (key !== undefined) seen.add(key);
    good.push({ index, item });
  }
  return { good, errors };
}

function checkItem(plain: unknown): CannedAnswerDto | Omit<ItemError, 'index'> {
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain))
    return { field: '', message: '应为对象 (must be an object)' };
  const item = plainToInstance(CannedAnswerDto, plain);
  const [first] =
    validationProblem(
      validateSync(item, {
        whitelist: true,
        forbidNonWhitelisted: true,
        forbidUnknownValues: true,
        stopAtFirstError: true,
      }),
    ).details.errors ?? [];
  return first ? { field: first.field, message: first.message } : item;
}
