import { LIVE_CLOSE, type LiveEvent, type LiveServerFrame, type Message } from '@zhiyin/contracts';
import type { RawData, WebSocket } from 'ws';
import { readClientFrame } from './client-frame';
import { DeltaCursor } from './delta-cursor';
import type { GrowingAnswer } from './growing-answers';
import type { LiveLimits } from './live-limits';

/** Where a socket reads what it missed, and what it may do, for its customer. */
export interface Timeline {
  lastSeq(): Promise<number>;
  after(seq: number, limit: number): Promise<{ entries: Message[]; more: boolean }>;
  growing(): GrowingAnswer[];
  markRead(seq: number): Promise<void>;
  typing(): void;
}

/**
 * One customer's socket. Entries go out in the order of seq, each once: what does not follow on the last one is read
 * from the timeline. Everything that needs waiting runs in one line, so that nothing overtakes.
 */
export class LiveSocket {
  private readonly cursor = new DeltaCursor();
  /** Entries up to this one were sent, or are not wanted. Undefined until the client said where it stands. */
  private lastSeq: number | undefined;
  /** Events that came while the timeline was being read. */
  private readonly held: LiveEvent[] = [];
  /** Entries told up to this one are in what was last read from the timeline. */
  private readSeq = 0;
  private behind = false;
  private line: Promise<void> = Promise.resolve();
  private reading = 1;
  private missed = 0;
  private second = { began: 0, frames: 0 };
  private readonly grace: NodeJS.Timeout;

  constructor(
    private readonly socket: WebSocket,
    private readonly timeline: Timeline,
    private readonly limits: LiveLimits,
    private readonly onTrouble: (error: unknown) => void,
  ) {
    socket.on('message', (data, binary) => this.receive(data, binary));
    socket.on('pong', () => (this.missed = 0));
    const now = timeline.lastSeq();
    now.catch(() => undefined);
    const fromNowOn = async () => (this.lastSeq === undefined ? this.resume(await now) : undefined);
    this.grace = setTimeout(() => this.inLine(fromNowOn), limits.resumeGraceMs);
    socket.on('close', () => clearTimeout(this.grace));
  }

  hear(event: LiveEvent): void {
    // The customer's own typing is for staff.
    if (event.event === 'typing' && event.data.sender === 'user') return;
    if (this.reading > 0) {
      // Entries are read from the timeline, pieces taken from the growing text: neither needs to be kept.
      if (event.event !== 'answer.delta' && event.event !== 'answer.started') this.held.push(event);
      return;
    }
    this.pass(event);
  }

  /** Called at every heartbeat: a socket that was silent too long is dead; one that lives is checked for lost entries. */
  beat(): void {
    if (this.missed >= this.limits.missedHeartbeats) return this.socket.terminate();
    this.missed += 1;
    this.socket.ping();
    if (this.reading === 0) this.inLine(() => this.catchUp());
  }

  close(code: number, reason: string): void {
    this.socket.close(code, reason);
  }

  terminate(): void {
    this.socket.terminate();
  }

  private receive(data: RawData, binary: boolean): void {
    this.missed = 0;
    const now = Date.now();
    if (now - this.second.began >= 1000) this.second = { began: now, frames: 0 };
    this.second.frames += 1;
    if (this.second.frames > 5 * this.limits.framesPerSecond) return this.close(LIVE_CLOSE.flooding, 'too many frames');
    if (this.second.frames > this.limits.framesPerSecond) {
      if (this.second.frames === this.limits.framesPerSecond + 1)
        this.send({ event: 'error', data: { code: 'rate_limited', detail: 'too many frames per second' } });
      return;
    }
    const frame = binary ? { wrong: 'not text' } : readClientFrame((data as Buffer).toString('utf8'));
    if ('wrong' in frame) return this.send({ event: 'error', data: { code: 'request_invalid', detail: frame.wrong } });
    if (frame.event === 'ping') return this.send({ event: 'pong', data: {} });
    if (frame.event === 'typing') return this.timeline.typing();
    if (frame.event === 'resume') return this.inLine(() => this.resume(frame.after));
    this.timeline.markRead(frame.seq).catch(this.onTrouble);
  }

  /** Everything after `seq`, in order. Said again later, it is sent again: the client knows what it has. */
  private async resume(seq: number): Promise<void> {
    const first = this.lastSeq === undefined;
    if (first) clearTimeout(this.grace);
    this.lastSeq = Math.min(seq, await this.timeline.lastSeq());
    await this.catchUp();
    if (first) this.reading -= 1;
    this.send({ event: 'resumed', data: { seq: this.lastSeq } });
  }

  /** Reads on until nothing is left, as fast as the client takes it. */
  private async catchUp(): Promise<void> {
    for (let more = true; more && this.isOpen;) {
      const told = Math.max(0, ...this.held.map((event) => (event.event === 'message' ? event.seq : 0)));
      const page = await this.timeline.after(this.lastSeq!, this.limits.page);
      for (const entry of page.entries) {
        this.sendEntry(entry);
        if (this.slow) await this.drained();
      }
      more = page.more;
      if (!more) this.readSeq = told;
    }
  }

  private pass(event: LiveEvent): void {
    switch (event.event) {
      case 'answer.started':
      case 'answer.delta':
        return this.sendGrowing();
      case 'message':
        if (event.seq <= this.lastSeq!) return;
        // Something is missing in between: lost on the way, overtaken, or not for the customer's eyes.
        if (event.seq > Math.max(this.lastSeq! + 1, this.readSeq)) {
          this.held.unshift(event);
          return this.inLine(() => this.catchUp());
        }
        return this.sendEntry(event.data);
      case 'answer.interrupted':
        for (const piece of this.cursor.close(event.data.answerId, null)) this.send(piece);
        return this.send(event);
      case 'answer.done':
      case 'queue':
      case 'read':
      case 'typing':
        return this.send(event);
    }
  }

  private sendEntry(entry: Message): void {
    if (entry.seq <= (this.lastSeq ?? 0)) return;
    this.lastSeq = entry.seq;
    if (entry.sender === 'bot')
      for (const piece of this.cursor.close(entry.id, this.slow ? null : entry.text)) this.send(piece);
    this.send({ event: 'message', seq: entry.seq, data: entry });
  }

  private sendGrowing(): void {
    this.behind = this.slow;
    if (this.slow || this.reading > 0) return;
    for (const piece of this.cursor.catchUp(this.timeline.growing())) this.send(piece);
  }

  /** One piece of waiting work after another; live events are held until none is left. */
  private inLine(work: () => Promise<void>): void {
    this.reading += 1;
    this.line = this.line
      .then(work)
      .catch((error: unknown) => {
        this.onTrouble(error);
        this.close(LIVE_CLOSE.resume, 'resume');
      })
      .finally(() => {
        this.reading -= 1;
        if (this.reading === 0) this.release();
      });
  }

  private release(): void {
    this.sendGrowing();
    while (this.reading === 0 && this.held.length > 0) this.pass(this.held.shift()!);
  }

  private send(frame: LiveServerFrame): void {
    if (!this.isOpen) return;
    if (this.socket.bufferedAmount > this.limits.fullBytes) return this.close(LIVE_CLOSE.resume, 'resume');
    this.socket.send(JSON.stringify(frame), () => this.afterSending());
  }

  /** What waited while the socket was slow goes out when it has drained. */
  private afterSending(): void {
    if (this.behind && this.isOpen && !this.slow) this.sendGrowing();
  }

  private drained(): Promise<void> {
    return new Promise((resolve) => this.socket.ping(undefined, undefined, () => resolve()));
  }

  private get slow(): boolean {
    return this.socket.bufferedAmount > this.limits.slowBytes;
  }

  private get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }
}
