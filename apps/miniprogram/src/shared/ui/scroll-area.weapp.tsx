import { ScrollView, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { NEAR_END, type ScrollAreaProps } from './scroll-props';

/** Two marks at the end, used in turn: `scroll-into-view` does nothing when it is given the same id again. */
const ENDS = ['end-a', 'end-b'] as const;

export function ScrollArea({ children, firstKey, version, resized, toEnd, onTop, onAtEnd, label }: ScrollAreaProps) {
  const [target, setTarget] = useState<string>(ENDS[0]);
  const place = useRef({ atEnd: true, firstKey, height: 0, top: 0 });

  const goToEnd = () => setTarget((now) => (now === ENDS[0] ? ENDS[1] : ENDS[0]));

  useEffect(() => {
    const before = place.current.firstKey;
    place.current.firstKey = firstKey;
    if (place.current.atEnd) goToEnd();
    else if (before !== firstKey) setTarget(rowId(before));
  }, [firstKey, version]);

  useEffect(() => {
    measure((height) => (place.current.height = height));
    if (place.current.atEnd) goToEnd();
  }, [resized]);

  useEffect(() => {
    if (toEnd === 0) return;
    place.current.atEnd = true;
    onAtEnd(true);
    goToEnd();
  }, [toEnd, onAtEnd]);

  const tell = (atEnd: boolean) => {
    if (atEnd === place.current.atEnd) return;
    place.current.atEnd = atEnd;
    onAtEnd(atEnd);
  };

  return (
    <ScrollView
      id="scroll-area"
      className="scroll-area"
      scrollY
      enhanced
      showScrollbar={false}
      scrollAnchoring
      scrollIntoView={target}
      upperThreshold={NEAR_END}
      lowerThreshold={NEAR_END}
      onScrollToUpper={onTop}
      onScrollToLower={() => tell(true)}
      onScroll={({ detail }) => {
        const { height, top } = place.current;
        place.current.top = detail.scrollTop;
        // Not measured while the page was not laid out yet: then moving up counts, however little.
        if (height === 0) measure((measured) => (place.current.height = measured));
        const atEnd = height > 0 && detail.scrollHeight - detail.scrollTop - height < NEAR_END;
        // Growing content puts the end out of reach for a moment; only moving up is leaving it.
        if (atEnd || detail.scrollTop < top) tell(atEnd);
      }}
      {...{ 'aria-role': 'log', 'aria-label': label }}
    >
      <View className="scroll-content">{children}</View>
      <View id={ENDS[0]} className="scroll-end" />
      <View id={ENDS[1]} className="scroll-end" />
    </ScrollView>
  );
}

/** The id of a row, as the list gives it: ids must begin with a letter. */
function rowId(key: string): string {
  return `row-${key}`;
}

function measure(tell: (height: number) => void): void {
  Taro.createSelectorQuery()
    .select('#scroll-area')
    .boundingClientRect((rect) => {
      if (rect && !Array.isArray(rect)) tell(rect.height);
    })
    .exec();
}
