import { useEffect, useLayoutEffect, useRef } from 'react';
import { NEAR_END, type ScrollAreaProps } from './scroll-props';

export function ScrollArea({ children, firstKey, version, toEnd, onTop, onAtEnd, label }: ScrollAreaProps) {
  const frame = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const place = useRef({ atEnd: true, height: 0, frame: 0, firstKey });

  useLayoutEffect(() => {
    const box = frame.current;
    if (!box) return;
    const { atEnd, height, firstKey: before } = place.current;
    if (atEnd) box.scrollTop = box.scrollHeight;
    else if (before !== firstKey) box.scrollTop += box.scrollHeight - height;
    place.current = { atEnd, height: box.scrollHeight, frame: box.clientHeight, firstKey };
  }, [firstKey, version]);

  useLayoutEffect(() => {
    const box = frame.current;
    if (!box || toEnd === 0) return;
    place.current.atEnd = true;
    box.scrollTop = box.scrollHeight;
    onAtEnd(true);
  }, [toEnd, onAtEnd]);

  useEffect(() => {
    const box = frame.current;
    const inner = content.current;
    if (!box || !inner) return;
    // Rows grow without a new version (a growing answer, the keyboard, a font): stay at the end then, too.
    const observer = new ResizeObserver(() => {
      if (place.current.atEnd) box.scrollTop = box.scrollHeight;
      place.current.height = box.scrollHeight;
      place.current.frame = box.clientHeight;
    });
    observer.observe(inner);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);

  const onScroll = () => {
    const box = frame.current;
    if (!box) return;
    // The browser moved it because a size changed, not the reader; the observer above follows in a moment.
    if (box.clientHeight !== place.current.frame || box.scrollHeight !== place.current.height) return;
    const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END;
    if (atEnd !== place.current.atEnd) {
      place.current.atEnd = atEnd;
      onAtEnd(atEnd);
    }
    if (box.scrollTop < NEAR_END) onTop();
  };

  return (
    <div
      ref={frame}
      className="scroll-area"
      onScroll={onScroll}
      role="log"
      aria-live="off"
      aria-label={label}
      tabIndex={0}
    >
      <div ref={content} className="scroll-content">
        {children}
      </div>
    </div>
  );
}
