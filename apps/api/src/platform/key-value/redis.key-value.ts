import { Redis } from 'ioredis';
import { ChannelListeners } from './channel-listeners';
import { KeyValueStore, type Unsubscribe } from './key-value.store';

/** A read that takes longer is worth less than a miss. */
const READ_DEADLINE_MS = 200;
const COMMAND_TIMEOUT_MS = 2_000;

/** One round trip, so that a crash between the two commands cannot leave a counter that never expires. */
const INCREMENT = `
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return {count, redis.call('PTTL', KEYS[1])}`;

export class RedisKeyValueStore extends KeyValueStore {
  private readonly commands: Redis;
  private readonly subscriber: Redis;
  private readonly listeners = new ChannelListeners();

  /** @param onError is told of connection faults; commands fail by themselves. */
  constructor(
    url: string,
    private readonly prefix: string,
    onError: (error: Error) => void,
  ) {
    super();
    const options = { maxRetriesPerRequest: 1, connectTimeout: 5_000, retryStrategy: backOff };
    this.commands = new Redis(url, { ...options, keyPrefix: prefix, commandTimeout: COMMAND_TIMEOUT_MS });
    this.subscriber = new Redis(url, { ...options, maxRetriesPerRequest: null, autoResubscribe: true });
    this.commands.on('error', onError);
    this.subscriber.on('error', onError);
    this.subscriber.on('message', (channel: string, message: string) => this.listeners.deliver(channel, message));
  }

  async get(key: string): Promise<string | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<undefined>((resolve) => {
      timer = setTimeout(resolve, READ_DEADLINE_MS, undefined);
    });
    const read = this.commands.get(key).then(
      (value) => value ?? undefined,
      () => undefined,
    );
    return Promise.race([read, deadline]).finally(() => clearTimeout(timer));
  }

  async set(key: string, value: string, ttlMs: number): Promise<void> {
    await this.commands.set(key, value, 'PX', Math.ceil(ttlMs));
  }

  async setIfAbsent(key: string, value: string, ttlMs: number): Promise<boolean> {
    return (await this.commands.set(key, value, 'PX', Math.ceil(ttlMs), 'NX')) === 'OK';
  }

  async delete(key: string): Promise<void> {
    await this.commands.del(key);
  }

  async increment(key: string, ttlMs: number): Promise<{ count: number; ttlMs: number }> {
    const [count, left] = (await this.commands.eval(INCREMENT, 1, key, Math.ceil(ttlMs))) as [number, number];
    return { count, ttlMs: left };
  }

  async publish(channel: string, message: string): Promise<void> {
    await this.commands.publish(this.prefix + channel, message);
  }

  async subscribe(channel: string, listener: (message: string) => void): Promise<Unsubscribe> {
    const name = this.prefix + channel;
    if (this.listeners.add(name, listener)) await this.subscriber.subscribe(name);
    return async () => {
      if (this.listeners.remove(name, listener)) await this.subscriber.unsubscribe(name);
    };
  }

  async check(): Promise<void> {
    await this.commands.ping();
  }

  close(): Promise<void> {
    this.listeners.clear();
    this.commands.disconnect();
    this.subscriber.disconnect();
    return Promise.resolve();
  }
}

const backOff = (attempt: number) => Math.min(attempt * 100, 2_000);
