import Taro, { useShareAppMessage } from '@tarojs/taro';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Composer } from '../../features/composer/composer';
import { useConversation } from '../../features/conversation/use-conversation';
import { Header } from '../../features/header/header';
import { type TimelineActions, TimelineActionsContext } from '../../features/timeline/actions';
import { Timeline } from '../../features/timeline/timeline';
import { Welcome } from '../../features/welcome/welcome';
import { words } from '../../shared/i18n/words';
import { copyText } from '../../shared/platform/clipboard';
import { useFrame } from '../../shared/platform/frame';
import { Box } from '../../shared/ui/primitives';
import { Announcer } from './announcer';
import { LoadFailed, Skeleton } from './placeholders';
import './index.scss';

export default function ChatPage() {
  const { model, conversation, outbox } = useConversation();
  const [sent, setSent] = useState(0);
  const [resized, setResized] = useState(0);
  const onResize = useCallback(() => setResized((count) => count + 1), []);
  const frame = useFrame();
  const shopName = model.shop?.shopName ?? '';

  useEffect(() => {
    if (shopName) void Taro.setNavigationBarTitle({ title: shopName });
  }, [shopName]);

  // The shop is shared, never anything of the conversation.
  useShareAppMessage(() => ({ title: shopName || words.title, path: '/pages/chat/index' }));

  const send = useMemo(
    () => (text: string) => {
      const taken = conversation.send(text);
      if (taken) setSent((count) => count + 1);
      return taken;
    },
    [conversation],
  );
  const actions = useMemo<TimelineActions>(
    () => ({
      choose: (entryId, option) => {
        conversation.choose(entryId, option);
        setSent((count) => count + 1);
      },
      retry: conversation.retry,
      setThumb: (messageId, thumb, reason) => void conversation.setThumb(messageId, thumb, reason),
      copy: (text, aiGenerated) => void copyText(aiGenerated ? `${text}\n（${words.aiNotice}）` : text),
      askForPerson: () => void conversation.askForPerson(),
    }),
    [conversation],
  );

  return (
    <Box className="chat" style={frame}>
      <Box className="chat-column">
        <Header
          shopName={shopName}
          ready={model.phase !== 'failed' && model.shop !== null}
          state={model.conversation?.state ?? 'bot'}
          queue={model.queue}
          asking={model.askingForPerson}
          offline={model.offline}
          onAskForPerson={actions.askForPerson}
          onLeaveQueue={conversation.takeBackHandoff}
        />
        <TimelineActionsContext.Provider value={actions}>
          {model.phase === 'loading' && !model.shop && <Skeleton />}
          {model.phase === 'failed' && <LoadFailed failure={model.failure} onRetry={conversation.start} />}
          {model.phase !== 'failed' && model.shop && (
            <Timeline
              model={model}
              sent={sent}
              resized={resized}
              onTop={conversation.loadOlder}
              onSettled={conversation.settleAtEnd}
              welcome={
                <Welcome greeting={model.shop.greeting} quickQuestions={model.shop.quickQuestions} onAsk={send} />
              }
            />
          )}
        </TimelineActionsContext.Provider>
        <Composer
          draft={outbox.draft()}
          onDraft={outbox.saveDraft}
          onSend={send}
          answering={model.live?.status === 'streaming'}
          onStop={conversation.stopAnswer}
          onResize={onResize}
        />
        <Announcer model={model} />
      </Box>
    </Box>
  );
}
