import type { Language } from '../preferences/language.preference';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Relative under a day, absolute after, in the reader's time zone. Times to come are always absolute. */
export function describeMoment(iso: string, now: Date, language: Language): string {
  const at = new Date(iso);
  const age = now.getTime() - at.getTime();
  const zh = language === 'zh-CN';
  // A server clock slightly ahead of ours must not read as the future.
  if (age > -MINUTE && age < MINUTE) return zh ? '刚刚' : 'just now';
  if (age >= MINUTE && age < HOUR)
    return zh ? `${Math.floor(age / MINUTE)} 分钟前` : `${Math.floor(age / MINUTE)} min ago`;
  if (age >= HOUR && age < DAY) return zh ? `${Math.floor(age / HOUR)} 小时前` : `${Math.floor(age / HOUR)} h ago`;
  const sameYear = at.getFullYear() === now.getFullYear();
  const options: Intl.DateTimeFormatOptions = sameYear
    ? { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
    : { year: 'numeric', month: 'short', day: 'numeric' };
  return new Intl.DateTimeFormat(language, options).format(at);
}

/** Date and time to the second, for where the exact moment matters. */
export function exactMoment(iso: string, language: Language): string {
  const options: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' };
  return new Intl.DateTimeFormat(language, options).format(new Date(iso));
}

/** The time between messages: only the clock for today, with the date before. */
export function clockMoment(iso: string, now: Date, language: Language): string {
  const at = new Date(iso);
  const today = at.toDateString() === now.toDateString();
  const date: Intl.DateTimeFormatOptions = today
    ? {}
    : { month: 'short', day: 'numeric', ...(at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }) };
  const options: Intl.DateTimeFormatOptions = { ...date, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  return new Intl.DateTimeFormat(language, options).format(at);
}
