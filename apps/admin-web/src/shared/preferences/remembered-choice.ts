import { useSyncExternalStore } from 'react';

export interface RememberedChoice<T extends string> {
  get(): T;
  set(value: T): void;
  use(): T;
}

/** A choice of this browser that survives a reload. Where storage is switched off it lasts as long as the page. */
export function rememberedChoice<T extends string>(key: string, values: readonly T[], initial: T): RememberedChoice<T> {
  const listeners = new Set<() => void>();
  let current = read(key, values) ?? initial;
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const get = () => current;
  return {
    get,
    set(value) {
      current = value;
      write(key, value);
      listeners.forEach((listener) => listener());
    },
    use: () => useSyncExternalStore(subscribe, get),
  };
}

function read<T extends string>(key: string, values: readonly T[]): T | undefined {
  try {
    const stored = localStorage.getItem(key);
    return values.find((value) => value === stored);
  } catch {
    return undefined;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is off or full: the choice still holds for this page.
  }
}
