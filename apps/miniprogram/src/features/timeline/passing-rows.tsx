import { memo, useEffect, useState } from 'react';
import type { LiveAnswer, Outgoing } from '../../shared/conversation/state';
import { words } from '../../shared/i18n/words';
import { Icon } from '../../shared/ui/icon';
import { Box, Span, Tap } from '../../shared/ui/primitives';
import { useTimelineActions } from './actions';
import { PersonOffer } from './answer-extras';
import { Avatar, OwnBubble } from './entry-row';
import { RichText } from './rich-text';

/** After this long without a word, say that work goes on and offer a person. */
const LONG_WAIT_MS = 8000;

/** What the server has not confirmed: it keeps its place, and says so when it could not be sent. */
export const OutgoingRow = memo(function OutgoingRow({ message }: { message: Outgoing }) {
  const { retry } = useTimelineActions();
  if (message.status === 'sending') {
    return (
      <OwnBubble text={message.text}>
        <Span className="sending" label={words.sending} role="img" />
      </OwnBubble>
    );
  }
  const { cause, words: refusal } = message.failure ?? {};
  return (
    <Box className="failed">
      <OwnBubble text={message.text} />
      <Box className="failed-line">
        <Icon name="warn" />
        <Span>{refusal || (cause === 'connection' ? words.notSentOffline : words.notSent)}</Span>
        <Tap className="failed-retry" onTap={() => retry(message.clientMessageId)}>
          {words.retry}
        </Tap>
      </Box>
    </Box>
  );
});

export function LiveRow({ live }: { live: LiveAnswer }) {
  return (
    <Box className="row row-reply">
      <Avatar />
      <Box className="reply">
        <Box className="bubble bubble-reply">
          <RichText text={live.text} caret={live.status === 'streaming'} />
          {live.status === 'interrupted' && <Span className="interrupted">{words.interrupted}</Span>}
        </Box>
        <Box className="footer">
          <Span className="ai-badge">{words.aiBadge}</Span>
        </Box>
      </Box>
    </Box>
  );
}

export function TypingRow({ since }: { since: number }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), Math.max(0, since + LONG_WAIT_MS - Date.now()));
    return () => clearTimeout(timer);
  }, [since]);
  return (
    <Box className="row row-reply">
      <Avatar />
      <Box className="reply">
        <Box className="bubble bubble-reply bubble-typing" role="status" label={words.typing}>
          <Box className="dot" hidden />
          <Box className="dot" hidden />
          <Box className="dot" hidden />
        </Box>
        {late && (
          <Box className="long-wait" live="polite">
            <Span>{words.stillWorking}</Span>
            <PersonOffer />
          </Box>
        )}
      </Box>
    </Box>
  );
}
