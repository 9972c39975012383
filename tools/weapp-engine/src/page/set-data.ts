import { problem, records } from './records';
import type { PageInstance } from './app-types';

const hardLimit = 1024 * 1024;

/**
 * Replaces a page's setData by one that does what WeChat does on the way from the logic to the view layer: only JSON
 * passes, a copy arrives, undefined and more than 1 MB are errors. Calls are recorded with their size.
 */
export function auditSetData(page: PageInstance): void {
  const original = page.setData.bind(page);
  const audited = (data: Record<string, unknown>, done?: () => void) => {
    const changes = Object.fromEntries(
      // Taro writes `root.cn.[0]`, which WeChat takes and the engine does not.
      Object.entries(data ?? {}).map(([path, value]) => [path.replace(/\.\[/g, '['), value]),
    );
    for (const [path, value] of Object.entries(changes)) {
      if (value === undefined) problem(`setData: undefined at ${path}`);
    }
    const json = serialise(changes);
    const bytes = json === undefined ? 0 : new TextEncoder().encode(json).length;
    if (bytes > hardLimit) problem(`setData: ${bytes} bytes, the limit is 1 MB`);
    records.setData.push({ bytes, keys: Object.keys(changes).length });
    return original(json === undefined ? changes : (JSON.parse(json) as Record<string, unknown>), done);
  };
  Object.defineProperty(page, 'setData', { configurable: true, writable: true, value: audited });
}

function serialise(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch (error) {
    problem(`setData: value cannot be serialised: ${String(error)}`);
    return undefined;
  }
}
