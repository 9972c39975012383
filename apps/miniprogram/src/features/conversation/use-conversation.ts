import Taro from '@tarojs/taro';
import { isApiError } from '@zhiyin/api-client';
import { useEffect, useState } from 'react';
import { api } from '../../shared/api/client';
import { createHistoryCache } from '../../shared/conversation/history-cache';
import { createOutbox } from '../../shared/conversation/outbox';
import { createThumbStore } from '../../shared/conversation/thumbs';
import { words } from '../../shared/i18n/words';
import { onConnection, onVisibility } from '../../shared/platform/lifecycle';
import { storage } from '../../shared/platform/storage';
import { uuid } from '../../shared/platform/uuid';
import { createConversation } from './conversation';

const outbox = createOutbox(storage);
const conversation = createConversation({
  api,
  outbox,
  history: createHistoryCache(storage),
  thumbs: createThumbStore(storage),
  now: () => Date.now(),
  uuid,
  complain: (error) => {
    const title = isApiError(error) && error.title ? error.title : words.failed;
    void Taro.showToast({ title, icon: 'none' });
  },
});

/** The one conversation of this app, started with the page and following its visibility and connection. */
export function useConversation() {
  const [model, setModel] = useState(conversation.get);
  useEffect(() => {
    const stops = [
      conversation.subscribe(setModel),
      onVisibility(conversation.setVisible),
      onConnection(conversation.setConnected),
    ];
    void conversation.start();
    return () => stops.forEach((stop) => stop());
  }, []);
  return { model, conversation, outbox };
}
