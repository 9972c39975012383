import type { WireAnswer } from '../../protocol';
import { problem, records } from '../records';
import type { Failure } from './call';

/** What a request or upload wants to hear of its transfer. */
export interface Transfer {
  headers?(status: number, headers: Record<string, string>, cookies: string[]): void;
  chunk?(base64: string): void;
  end(base64: string): void;
  fail(reason: Failure): void;
}

/** WeChat runs ten requests, uploads and downloads at a time. */
const mostAtOnce = 10;
const interrupted: Failure = { errMsg: 'fail interrupted', errno: 600003 };
const offline: Failure = { errMsg: 'fail net::ERR_INTERNET_DISCONNECTED', errno: 600001 };

const open = new Map<number, Transfer & { streams: boolean }>();
/** Ended, but not forgotten: on some phones the last chunk comes after success. */
const ended = new Map<number, Transfer>();
let nextId = 1;
let online = true;
let suspended = false;

export const isOnline = () => online;

export function setOnline(value: boolean): void {
  online = value;
}

/** In the background nothing can be sent, and what was on its way is cut. */
export function suspendTransfers(value: boolean): void {
  suspended = value;
  if (value) cutTransfers(interrupted);
}

export function cutTransfers(reason: Failure): void {
  for (const id of [...open.keys()]) {
    void window.__weappAbort(id);
    receive(id, { kind: 'fail', ...reason, errno: reason.errno ?? 600000 });
  }
}

/** Starts a transfer; `begin` hands it to the driver under the given id. Returns a function that aborts it. */
export function transfer(wanted: Transfer, begin: (id: number) => Promise<void>, streams = false): () => void {
  const id = nextId;
  nextId += 1;
  open.set(id, { ...wanted, streams });
  if (open.size > mostAtOnce) problem(`more than ${mostAtOnce} requests at once`);
  if (streams && [...open.values()].filter((one) => one.streams).length > 1) {
    records.warnings.push('two streams at once: on iOS (8.0.54) only the last one is heard');
  }
  const refusal = suspended ? interrupted : online ? undefined : offline;
  if (refusal) setTimeout(() => receive(id, { kind: 'fail', errno: 0, ...refusal }), 0);
  else begin(id).catch((error: unknown) => problem(`the test's bridge failed: ${String(error)}`));
  return () => {
    if (!open.has(id)) return;
    void window.__weappAbort(id);
    receive(id, { kind: 'fail', errMsg: 'fail abort', errno: 600000 });
  };
}

export function receive(id: number, answer: WireAnswer): void {
  const one = open.get(id);
  if (!one) {
    if (answer.kind === 'chunk') ended.get(id)?.chunk?.(answer.data);
    return;
  }
  switch (answer.kind) {
    case 'headers':
      return one.headers?.(answer.status, answer.headers, answer.cookies);
    case 'chunk':
      return one.chunk?.(answer.data);
    case 'end':
      open.delete(id);
      ended.set(id, one);
      return one.end(answer.data);
    case 'fail':
      open.delete(id);
      return one.fail({ errMsg: answer.errMsg, errno: answer.errno });
  }
}
