import type { LiveEvent, Message } from '@zhiyin/contracts';
import type { ChatModel, LiveAnswer } from './state';

/** The short-lived events of an answer being made. Timeline entries (`message`) do not come here. */
export function applyLiveEvent(model: ChatModel, event: LiveEvent): ChatModel {
  switch (event.event) {
    case 'answer.started':
      return started(model, event.data);
    case 'answer.delta':
      return withLive(model, event.data.answerId, (live) =>
        // What the customer stopped does not grow any more, even if a late piece arrives.
        live.status === 'streaming' ? { ...live, text: splice(live.text, event.data) } : live,
      );
    case 'answer.done':
      return withLive(model, event.data.answerId, (live) => ({ ...live, status: 'done' }));
    case 'answer.interrupted':
      return withLive(model, event.data.answerId, (live) => ({ ...live, status: 'interrupted' }));
    case 'queue':
      return { ...model, queue: event.data };
    default:
      return model;
  }
}

/** Removes the live answer when its timeline entry is among `entries`. */
export function settleLive(model: ChatModel, entries: Message[]): ChatModel {
  const live = model.live;
  if (!live) return model;
  const settled = entries.some((entry) => entry.sender !== 'user' && belongs(entry, live));
  return settled ? { ...model, live: null } : model;
}

function belongs(entry: Message, live: LiveAnswer): boolean {
  return entry.id === live.answerId || (entry.sender === 'bot' && entry.replyTo === live.replyTo);
}

function started(model: ChatModel, { answerId, replyTo }: { answerId: string; replyTo: string }): ChatModel {
  if (model.live?.answerId === answerId) return model;
  // The stored answer may have arrived on another carrier first; then there is nothing left to show growing.
  const live: LiveAnswer = { answerId, replyTo, text: '', status: 'streaming' };
  const stored = model.entries.some((entry) => belongs(entry, live));
  return stored ? model : { ...model, live };
}

function withLive(model: ChatModel, answerId: string, change: (live: LiveAnswer) => LiveAnswer): ChatModel {
  if (model.live?.answerId !== answerId) return model;
  return { ...model, live: change(model.live) };
}

/**
 * Puts a piece at its offset (UTF-16 units). One that came before changes nothing; one that leaves a hole is dropped, as
 * the stored entry will bring the whole text.
 */
function splice(text: string, piece: { offset: number; text: string }): string {
  if (piece.offset > text.length) return text;
  if (piece.offset + piece.text.length <= text.length) return text;
  return text.slice(0, piece.offset) + piece.text;
}

/** Joins neighbouring pieces of one answer, so that a burst of events is one change on the screen. */
export function joinDeltas(events: LiveEvent[]): LiveEvent[] {
  const joined: LiveEvent[] = [];
  for (const event of events) {
    const last = joined.at(-1);
    if (
      last?.event === 'answer.delta' &&
      event.event === 'answer.delta' &&
      last.data.answerId === event.data.answerId &&
      last.data.offset + last.data.text.length === event.data.offset
    ) {
      joined[joined.length - 1] = { ...last, data: { ...last.data, text: last.data.text + event.data.text } };
    } else {
      joined.push(event);
    }
  }
  return joined;
}
