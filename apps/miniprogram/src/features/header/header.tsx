import { memo } from 'react';
import type { ChatModel } from '../../shared/conversation/state';
import { words } from '../../shared/i18n/words';
import { Icon } from '../../shared/ui/icon';
import { Box, Heading, Span, Tap } from '../../shared/ui/primitives';
import './header.scss';

interface Props {
  shopName: string;
  /** False until the chat is open: nobody serves yet. */
  ready: boolean;
  state: NonNullable<ChatModel['conversation']>['state'];
  queue: ChatModel['queue'];
  asking: boolean;
  offline: boolean;
  onAskForPerson: () => void;
  onLeaveQueue: () => void;
}

/** Who is answering, and the way to a person. A mini program shows the shop's name in its own bar above. */
export const Header = memo(function Header(props: Props) {
  const { shopName, ready, state, asking, offline, onAskForPerson } = props;
  const byBot = ready && (state === 'bot' || state === 'closed');
  return (
    <Box className="header">
      <Box className="header-row">
        <Box className="header-names">
          {process.env.TARO_ENV === 'h5' && (
            <Heading level={1} className="header-title">
              {shopName || words.title}
            </Heading>
          )}
          <Box className={`header-status header-${ready ? state : 'waiting'}`} live="polite">
            <Box className="header-light" hidden />
            <Span className="header-words">{ready ? statusWords(state) : words.connecting}</Span>
          </Box>
        </Box>
        {byBot && (
          <Tap className="header-person" onTap={onAskForPerson} disabled={asking}>
            <Icon name="person" />
            <Span>{asking ? words.asking : words.askPerson}</Span>
          </Tap>
        )}
      </Box>
      {offline && (
        <Box className="offline" role="status" live="polite">
          {words.offline}
        </Box>
      )}
      {state === 'queued' && <QueueBar {...props} />}
    </Box>
  );
});

function QueueBar({ queue, asking, onLeaveQueue }: Props) {
  const minutes = Math.max(1, Math.ceil((queue?.waitSeconds ?? 60) / 60));
  return (
    <Box className="queue" role="status" live="polite">
      <Span>{queue ? words.queuePlace(Math.max(0, queue.position - 1), minutes) : words.queued}</Span>
      <Tap className="queue-leave" onTap={onLeaveQueue} disabled={asking}>
        {words.leaveQueue}
      </Tap>
    </Box>
  );
}

function statusWords(state: Props['state']): string {
  if (state === 'human') return words.personOnline;
  return state === 'queued' ? words.queued : words.botOnline;
}
