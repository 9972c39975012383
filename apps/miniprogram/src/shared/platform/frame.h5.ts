import { type CSSProperties, useEffect, useState } from 'react';

/** Keeps the page inside what the keyboard leaves, where the browser lays the keyboard over the page (iOS). */
export function useFrame(): CSSProperties | undefined {
  const [height, setHeight] = useState<number | null>(null);
  useEffect(() => {
    const view = window.visualViewport;
    if (!view) return;
    const fit = () => {
      const covered = window.innerHeight - view.height;
      setHeight(covered > 50 ? view.height : null);
      if (covered > 50) window.scrollTo(0, 0);
    };
    view.addEventListener('resize', fit);
    return () => view.removeEventListener('resize', fit);
  }, []);
  return height === null ? undefined : { height };
}
