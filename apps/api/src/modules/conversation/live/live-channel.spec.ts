import type { LiveEvent } from '@zhiyin/contracts';
import { MemoryKeyValueStore } from '../../../platform/key-value/memory.key-value';
import { LiveChannel } from './live-channel';

const started = (answerId = 'a'): LiveEvent => ({ event: 'answer.started', data: { answerId, replyTo: 'q' } });
const delta = (offset: number, text: string): LiveEvent => ({
  event: 'answer.delta',
  data: { answerId: 'a', offset, text },
});

/** Loses what it is told to lose, as a broken connection does. */
class LossyStore extends MemoryKeyValueStore {
  losing = false;

  override publish(channel: string, message: string): Promise<void> {
    return this.losing ? Promise.resolve() : super.publish(channel, message);
  }
}

describe('the live channel over replicas', () => {
  let store: LossyStore;
  const replica = () => {
    const channel = new LiveChannel(store);
    channel.onModuleInit();
    return channel;
  };
  const listenOn = async (channel: LiveChannel) => {
    const heard: LiveEvent[] = [];
    return { heard, leave: await channel.listen('c', (event) => heard.push(event)) };
  };
  beforeEach(() => (store = new LossyStore()));
  afterEach(() => jest.useRealTimers());

  it('gives who joins elsewhere the text so far, then what follows, once', async () => {
    const [writer, reader, third] = [replica(), replica(), replica()];
    const early = await listenOn(third);
    for (const event of [started(), delta(0, '您好'), delta(2, '，')]) writer.tell('c', event);
    const { heard } = await listenOn(reader);
    writer.tell('c', delta(3, '请问'));
    expect(heard).toEqual([started(), delta(0, '您好，'), delta(3, '请问')]);
    expect(reader.growing('c')).toMatchObject([{ answerId: 'a', replyTo: 'q', text: '您好，请问', own: false }]);
    expect(early.heard).toEqual([started(), delta(0, '您好'), delta(2, '，'), delta(3, '请问')]);
  });

  it('fills a hole when pieces were lost on the way', async () => {
    const [writer, reader] = [replica(), replica()];
    const { heard } = await listenOn(reader);
    jest.useFakeTimers({ now: Date.now() + 10_000 });
    writer.tell('c', started());
    writer.tell('c', delta(0, '一'));
    store.losing = true;
    writer.tell('c', delta(1, '二'));
    store.losing = false;
    writer.tell('c', delta(2, '三'));
    writer.tell('c', delta(3, '四'));
    expect(heard).toEqual([started(), delta(0, '一'), delta(1, '二三'), delta(3, '四')]);
  });

  it('ends the answer of a replica that died when another one answers anew', async () => {
    const [dead, next, reader] = [replica(), replica(), replica()];
    const { heard } = await listenOn(reader);
    dead.tell('c', started('a'));
    next.tell('c', started('b'));
    expect(heard).toEqual([started('a'), { event: 'answer.interrupted', data: { answerId: 'a' } }, started('b')]);
  });

  it('hears nothing twice and nothing of before when the last listener left and another comes', async () => {
    const [writer, reader] = [replica(), replica()];
    const first = await listenOn(reader);
    reader.tell('c', started('own')); // keeps the room
    await first.leave();
    writer.tell('c', { event: 'read', data: { seq: 1 } });
    const second = await listenOn(reader);
    writer.tell('c', { event: 'read', data: { seq: 2 } });
    expect(second.heard).toEqual([{ event: 'read', data: { seq: 2 } }]);
  });

  it('keeps nothing of a customer when the answer is stored and nobody listens', async () => {
    const channel = replica();
    const { leave } = await listenOn(channel);
    channel.tell('c', started());
    channel.tell('c', { event: 'answer.done', data: { answerId: 'a', seq: 2 } });
    await leave();
    expect((channel as unknown as { rooms: Map<string, unknown> }).rooms.size).toBe(0);
  });

  it('lets a send go on when the store does not answer', async () => {
    jest.spyOn(store, 'subscribe').mockReturnValue(new Promise(() => undefined));
    const channel = new LiveChannel(store);
    const { heard } = await listenOn(channel);
    channel.tell('c', started());
    expect(heard).toEqual([started()]);
  });
});
