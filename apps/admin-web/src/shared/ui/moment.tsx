import { useEffect, useState } from 'react';
import { useLanguage } from '../preferences/language.preference';
import { describeMoment, exactMoment } from './describe-moment';

/** A time in words that stay true while the page is open; the exact one on hover. */
export function Moment({ at }: { at: string }) {
  const language = useLanguage();
  const now = useEveryHalfMinute();
  return (
    <time dateTime={at} title={exactMoment(at, language)}>
      {describeMoment(at, now, language)}
    </time>
  );
}

function useEveryHalfMinute(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
