import type { ReplyOption } from '@zhiyin/contracts';
import { createContext, useContext } from 'react';
import type { Thumb } from '../../shared/conversation/state';

/** What a row can ask for. One object for the life of the page, so that rows are drawn again only for their own change. */
export interface TimelineActions {
  choose(entryId: string, option: ReplyOption): void;
  retry(clientMessageId: string): void;
  setThumb(messageId: string, thumb: Thumb, reason?: string): void;
  copy(text: string, aiGenerated: boolean): void;
  askForPerson(): void;
}

export const TimelineActionsContext = createContext<TimelineActions | null>(null);

export function useTimelineActions(): TimelineActions {
  const actions = useContext(TimelineActionsContext);
  if (!actions) throw new Error('rows of the timeline need TimelineActionsContext');
  return actions;
}
