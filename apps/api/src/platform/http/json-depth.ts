import { AppError } from './app-error';

/** No shape of ours is deeper; a deeper body would exhaust the stack of whatever walks it recursively. */
const MAX_DEPTH = 12;

/** @throws request_invalid when the parsed body is nested too deep. Walks without recursion. */
export function refuseDeepJson(body: unknown): void {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) {
      throw new AppError('request_invalid', {
        detail: `JSON 嵌套超过 ${MAX_DEPTH} 层 (nested more than ${MAX_DEPTH} deep)`,
      });
    }
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
}
