import { memo, useCallback, useMemo, useState } from 'react';
import type { ChatModel } from '../../shared/conversation/state';
import { type TimelineItem, timelineItems } from '../../shared/conversation/timeline-items';
import { timeLine } from '../../shared/i18n/clock';
import { words } from '../../shared/i18n/words';
import { Icon } from '../../shared/ui/icon';
import { Box, Span, Tap } from '../../shared/ui/primitives';
import { ScrollArea } from '../../shared/ui/scroll-area';
import { EntryRow } from './entry-row';
import { LiveRow, OutgoingRow, TypingRow } from './passing-rows';
import './timeline.scss';
import './rich-text.scss';

interface Props {
  model: ChatModel;
  welcome: React.ReactNode;
  /** Counted up when the customer sends: their own message is always brought into view. */
  sent: number;
  /** Counted up when the list got more or less room. */
  resized: number;
  onTop: () => void;
  onSettled: () => void;
}

/** The conversation, oldest first, with what is on its way at the end. */
export function Timeline({ model, welcome, sent, resized, onTop, onSettled }: Props) {
  const items = useMemo(() => timelineItems(model), [model]);
  const [atEnd, setAtEnd] = useState(true);
  const [jumps, setJumps] = useState(0);
  const onAtEnd = useCallback(
    (now: boolean) => {
      setAtEnd(now);
      if (now) onSettled();
    },
    [onSettled],
  );
  const seen = useUnseen(model, atEnd);

  return (
    <Box className="timeline">
      <ScrollArea
        firstKey={model.entries[0]?.id ?? ''}
        version={model}
        resized={resized}
        toEnd={sent + jumps}
        onTop={onTop}
        onAtEnd={onAtEnd}
        label={words.title}
      >
        <OlderRow model={model} onTop={onTop} />
        {!model.moreBefore && welcome}
        {items.map((item) => (
          <Row key={item.key} item={item} thumb={item.type === 'entry' ? model.thumbs[item.entry.id] : undefined} />
        ))}
      </ScrollArea>
      {!atEnd && (
        <Tap
          className={`to-end ${seen ? '' : 'to-end-new'}`}
          label={words.newMessages}
          onTap={() => setJumps(jumps + 1)}
        >
          {!seen && <Span>{words.newMessages}</Span>}
          <Icon name="arrow-down" />
        </Tap>
      )}
    </Box>
  );
}

const Row = memo(
  function Row({ item, thumb }: { item: TimelineItem; thumb: ChatModel['thumbs'][string] | undefined }) {
    return (
      <Box id={`row-${item.type === 'entry' ? item.entry.id : item.key}`}>
        {item.type === 'time' && <Box className="time">{timeLine(item.at, new Date(), words)}</Box>}
        {item.type === 'entry' && <EntryRow entry={item.entry} chosen={item.chosen} thumb={thumb} />}
        {item.type === 'outgoing' && <OutgoingRow message={item.message} />}
        {item.type === 'live' && <LiveRow live={item.live} />}
        {item.type === 'typing' && <TypingRow since={item.since} />}
      </Box>
    );
  },
  (before, after) => before.thumb === after.thumb && isSame(before.item, after.item),
);

/** Items are made anew from the model each time; what they stand for mostly is not. */
function isSame(a: TimelineItem, b: TimelineItem): boolean {
  if (a.type === 'entry' && b.type === 'entry') return a.entry === b.entry && a.chosen === b.chosen;
  if (a.type === 'outgoing' && b.type === 'outgoing') return a.message === b.message;
  if (a.type === 'live' && b.type === 'live') return a.live === b.live;
  if (a.type === 'typing' && b.type === 'typing') return a.since === b.since;
  return a.type === 'time' && b.type === 'time' && a.at === b.at;
}

function OlderRow({ model, onTop }: { model: ChatModel; onTop: () => void }) {
  if (!model.moreBefore) return null;
  if (model.older === 'loading') return <Box className="older">{words.loading}…</Box>;
  return (
    <Tap className="older" onTap={onTop}>
      {model.older === 'failed' ? words.loadFailed : words.loadOlder}
    </Tap>
  );
}

/** True while nothing has come since the reader left the end. */
function useUnseen(model: ChatModel, atEnd: boolean): boolean {
  const last = model.entries.at(-1)?.seq ?? 0;
  const [left, setLeft] = useState<number | null>(null);
  if (atEnd && left !== null) setLeft(null);
  if (!atEnd && left === null) setLeft(last);
  return left === null || left === last;
}
