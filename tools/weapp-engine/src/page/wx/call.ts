import { recordCall } from '../records';
import { askStub, isStubbed } from './stubs';

export interface Options {
  success?(result: object): void;
  fail?(reason: object): void;
  complete?(outcome: object): void;
  // The arguments of an API: what a mini program passes is its own affair, each API reads what it knows.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  [name: string]: any;
}

/** How an API fails: `errMsg` without the API's name, for example `fail timeout`. */
export interface Failure {
  errMsg: string;
  errno?: number;
}

export type Handler = (options: Options) => object | void | Promise<object | void>;

/**
 * The convention of nearly every `wx` function: success, fail and complete are called later, never within the call;
 * without any of them the function returns a promise. The result carries `errMsg: '<name>:ok'`.
 */
export function asyncApi(name: string, handler: Handler): (options?: Options) => Promise<object> | undefined {
  return (options = {}) => {
    recordCall(name, options);
    const outcome = Promise.resolve()
      .then(() => (isStubbed(name) ? askStub(name, options) : handler(options)))
      .then((result) => ({ errMsg: `${name}:ok`, ...result }));
    return settle(name, options, outcome);
  };
}

/** Gives an outcome to the caller the way it asked for it. */
export function settle(name: string, options: Options, outcome: Promise<object>): Promise<object> | undefined {
  const named = outcome.catch((reason: unknown) => Promise.reject(nameFailure(name, reason)));
  if (!options.success && !options.fail && !options.complete) return named;
  void named.then(
    (result) => {
      options.success?.(result);
      options.complete?.(result);
    },
    (reason: object) => {
      options.fail?.(reason);
      options.complete?.(reason);
    },
  );
  return undefined;
}

function nameFailure(name: string, reason: unknown): Failure {
  if (reason instanceof Error) return { errMsg: `${name}:fail ${reason.message}` };
  const { errMsg = 'fail', ...rest } = reason as Partial<Failure>;
  return { errMsg: /^\w+:/.test(errMsg) ? errMsg : `${name}:${errMsg}`, ...rest };
}
