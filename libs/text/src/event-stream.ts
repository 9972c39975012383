/** One server-sent event. `id` is the last id the stream gave, which the standard carries over to later events. */
export interface StreamEvent {
  event: string;
  id?: string;
  data: string;
}

export interface EventStreamParser {
  /** Events completed by this piece of text. An event without its closing blank line is never given. */
  push(text: string): StreamEvent[];
}

/**
 * Incremental parser of `text/event-stream` (WHATWG HTML, 9.2.6): cut anywhere, \n, \r\n or \r, comments ignored.
 * `retry` is ignored: reconnecting is the client's decision.
 */
export function createEventStreamParser(): EventStreamParser {
  let atStart = true;
  let afterReturn = false;
  let partial = '';
  let event = '';
  let data: string[] = [];
  let lastId: string | undefined;

  const readField = (line: string): void => {
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const raw = colon < 0 ? '' : line.slice(colon + 1);
    const value = raw.startsWith(' ') ? raw.slice(1) : raw;
    if (name === 'data') data.push(value);
    else if (name === 'event') event = value;
    else if (name === 'id' && !value.includes('\0')) lastId = value;
  };

  const dispatch = (into: StreamEvent[]): void => {
    if (data.length > 0) {
      const id = lastId ? { id: lastId } : {};
      into.push({ event: event || 'message', ...id, data: data.join('\n') });
    }
    event = '';
    data = [];
  };

  return {
    push(text) {
      const events: StreamEvent[] = [];
      if (text === '') return events;
      let from = atStart && text.startsWith('\ufeff') ? 1 : 0;
      atStart = false;
      // A \r\n that was cut in two ends one line, not two.
      if (afterReturn && text[from] === '\n') from += 1;
      afterReturn = false;
      const lineEnd = /\r\n?|\n/g;
      lineEnd.lastIndex = from;
      for (let end = lineEnd.exec(text); end !== null; end = lineEnd.exec(text)) {
        const line = partial + text.slice(from, end.index);
        partial = '';
        from = lineEnd.lastIndex;
        afterReturn = end[0] === '\r' && from === text.length;
        if (line === '') dispatch(events);
        else readField(line);
      }
      partial += text.slice(from);
      return events;
    },
  };
}
