import { Injectable } from '@nestjs/common';
import type { Message } from '@zhiyin/contracts';
import { isAnswerTo, toMessage } from '../timeline/message';
import { TimelineRepository } from '../timeline/timeline.repository';
import { TurnRunner } from '../turns/turn-runner';
import { LiveChannel } from './live-channel';

/** Waits for the answer to a question, wherever it is being made. */
@Injectable()
export class AnswerWaiter {
  constructor(
    private readonly runner: TurnRunner,
    private readonly channel: LiveChannel,
    private readonly timeline: TimelineRepository,
  ) {}

  /** @returns null when there is none after `ms`. */
  async wait(customerId: string, questionId: string, ms: number): Promise<Message | null> {
    const local = this.runner.find(questionId);
    if (local) return (await within(ms, local)) ?? null;
    let hear: (message: Message) => void = () => undefined;
    const heard = new Promise<Message>((resolve) => (hear = resolve));
    const leave = await this.channel.listen(customerId, (event) => {
      if (event.event === 'message' && isAnswerTo(event.data, questionId)) hear(event.data);
    });
    try {
      const stored = await this.timeline.findAnswerTo(questionId);
      if (stored) return toMessage(stored);
      return (await within(ms, heard)) ?? null;
    } finally {
      await leave();
    }
  }
}

async function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
