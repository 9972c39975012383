import type { Words } from './words';

/** The words of a time line: the hour for today, the day before it for everything else. Local time. */
export function timeLine(iso: string, now: Date, words: Pick<Words, 'yesterday' | 'date' | 'dateYear'>): string {
  const at = new Date(iso);
  const hour = `${pad(at.getHours())}:${pad(at.getMinutes())}`;
  const days = dayNumber(now) - dayNumber(at);
  if (days === 0) return hour;
  if (days === 1) return `${words.yesterday} ${hour}`;
  if (at.getFullYear() === now.getFullYear()) return `${words.date(at.getMonth() + 1, at.getDate())} ${hour}`;
  return `${words.dateYear(at.getFullYear(), at.getMonth() + 1, at.getDate())} ${hour}`;
}

/** Counts calendar days, so that a night with a clock change is still one day. */
function dayNumber(date: Date): number {
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
