import type { ServerResponse } from 'node:http';
import type { LiveEvent } from '@zhiyin/contracts';

/** WeChat drops a request that is silent for 60 s; proxies are quicker. */
const KEEP_ALIVE_MS = 10_000;
/** From here on pieces of an answer wait until the client has read. */
const SLOW_BYTES = 64 * 1024;

/** A `text/event-stream` response: `event`, `id` where there is a seq, one line of JSON. */
export class EventStream {
  private readonly keepAlive: NodeJS.Timeout;
  private open = true;
  private readonly closing: Promise<void>;

  constructor(
    private readonly response: ServerResponse,
    headers: Record<string, string>,
  ) {
    response.writeHead(200, {
      ...headers,
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      Connection: 'keep-alive',
      'X-Accel-Buffering': 'no',
    });
    this.keepAlive = setInterval(() => this.write(': keep-alive\n\n'), KEEP_ALIVE_MS);
    this.closing = new Promise((resolve) => {
      response.on('close', () => {
        this.open = false;
        clearInterval(this.keepAlive);
        resolve();
      });
    });
  }

  /** Resolves when either side has closed. */
  get closed(): Promise<void> {
    return this.closing;
  }

  get slow(): boolean {
    return this.response.writableLength > SLOW_BYTES;
  }

  onDrain(listener: () => void): void {
    this.response.on('drain', listener);
  }

  send(event: LiveEvent): void {
    const id = 'seq' in event ? `id: ${event.seq}\n` : '';
    this.write(`event: ${event.event}\n${id}data: ${JSON.stringify(event.data)}\n\n`);
  }

  end(): void {
    if (!this.open) return;
    this.open = false;
    clearInterval(this.keepAlive);
    this.response.end();
  }

  private write(text: string): void {
    if (this.open) this.response.write(text);
  }
}
