import type { Message } from '@zhiyin/contracts';
import type { ChatModel, LiveAnswer, Outgoing } from './state';

/** One row of the list. Keys survive the change from outgoing to stored and from live to stored. */
export type TimelineItem =
  | { type: 'time'; key: string; at: string }
  | { type: 'entry'; key: string; entry: Message; chosen: string }
  | { type: 'outgoing'; key: string; message: Outgoing }
  | { type: 'live'; key: string; live: LiveAnswer }
  | { type: 'typing'; key: string; since: number };

const QUIET_MS = 5 * 60_000;

export function timelineItems(model: ChatModel): TimelineItem[] {
  const items: TimelineItem[] = [];
  const chosen = chosenOptions(model.entries, model.outgoing);
  let previous: string | null = null;
  const tell = (at: string) => {
    if (isQuiet(previous, at)) items.push({ type: 'time', key: `time-${at}`, at });
    previous = at;
  };

  const outgoing = [...model.outgoing];
  const placeOutgoing = (upTo: number) => {
    while (outgoing[0] && outgoing[0].afterSeq < upTo) {
      const message = outgoing.shift() as Outgoing;
      tell(message.createdAt);
      items.push({ type: 'outgoing', key: message.clientMessageId, message });
    }
  };
  for (const entry of model.entries) {
    placeOutgoing(entry.seq);
    tell(entry.createdAt);
    items.push({ type: 'entry', key: entry.clientMessageId ?? entry.id, entry, chosen: chosen.get(entry.id) ?? '' });
  }
  placeOutgoing(Infinity);
  if (model.live && model.live.text) items.push({ type: 'live', key: model.live.answerId, live: model.live });
  else if (isWaiting(model)) items.push({ type: 'typing', key: 'typing', since: model.awaitingSince as number });
  return items;
}

/** Dots are shown while the bot owes an answer; a person at work shows that in other ways. */
function isWaiting(model: ChatModel): boolean {
  const state = model.conversation?.state ?? 'bot';
  return model.awaitingSince !== null && state !== 'human' && state !== 'queued';
}

/** Ids of the options chosen on each entry that offers some, joined by spaces. */
function chosenOptions(entries: Message[], outgoing: Outgoing[]): Map<string, string> {
  const chosen = new Map<string, string>();
  const mark = (entryId: string, optionId: string) => {
    const marked = chosen.get(entryId);
    chosen.set(entryId, marked ? `${marked} ${optionId}` : optionId);
  };
  entries.forEach((entry, index) => {
    const optionId = entry.sender === 'user' ? entry.data?.optionId : undefined;
    if (!optionId) return;
    const offering = entry.replyTo ?? lastOffering(entries, index, optionId);
    if (offering) mark(offering, optionId);
  });
  for (const message of outgoing) {
    if (message.optionId && message.inReplyTo) mark(message.inReplyTo, message.optionId);
  }
  return chosen;
}

function lastOffering(entries: Message[], before: number, optionId: string): string | undefined {
  for (let index = before - 1; index >= 0; index -= 1) {
    const entry = entries[index];
    if (entry?.data?.options?.some((option) => option.id === optionId)) return entry.id;
  }
  return undefined;
}

function isQuiet(previous: string | null, at: string): boolean {
  return previous === null || Date.parse(at) - Date.parse(previous) > QUIET_MS;
}
