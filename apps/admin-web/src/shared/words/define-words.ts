import type { Language } from '../preferences/language.preference';

type Entry = string | ((...values: never[]) => string);
type Widen<T> = { [K in keyof T]: T[K] extends string ? string : T[K] };

export type Words<T> = Record<Language, T>;

/** One dictionary per feature, so that it travels with its route. A key missing in either language does not compile. */
export function defineWords<T extends Record<string, Entry>>(zh: T, en: NoInfer<Widen<T>>): Words<Widen<T>> {
  return { 'zh-CN': zh as Widen<T>, 'en-US': en };
}
