import { addGlobalErrorListener, addGlobalWarningListener } from 'glass-easel';
import type { Records } from '../protocol';

export const records: Records = { problems: [], warnings: [], logs: [], setData: [], calls: [], routes: [] };

export function problem(text: string): void {
  records.problems.push(text);
}

export function recordCall(api: string, argument: unknown): void {
  records.calls.push({ api, argument: plain(argument) });
}

/** JSON data without functions and cycles, as it would cross from one layer of WeChat to another. */
export function plain(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value)) as unknown;
  } catch {
    return {};
  }
}

/** Errors that nobody caught, from the engine, from scripts and from promises, become problems. */
export function recordFailures(): void {
  addGlobalErrorListener((error, method) => {
    problem(`[engine error] ${describe(error)}${method ? ` @${method}` : ''}`);
    return false;
  });
  addGlobalWarningListener((message) => {
    records.warnings.push(String(message));
    return false;
  });
  window.addEventListener('error', (event) => problem(`[uncaught] ${describe(event.error ?? event.message)}`));
  window.addEventListener('unhandledrejection', (event) => problem(`[unhandled] ${describe(event.reason)}`));
}

/** The mini program's console: written to the browser's console too, so that a failing test shows it. */
export const logicConsole = Object.fromEntries(
  (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) => [
    level,
    (...values: unknown[]) => {
      records.logs.push([level, ...values.map(describe)].join(' '));
      console[level](...values);
    },
  ]),
);

function describe(value: unknown): string {
  if (value instanceof Error) return value.stack ?? value.message;
  if (typeof value !== 'object' || value === null) return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}
