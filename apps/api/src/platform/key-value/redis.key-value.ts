import { connectRedis, type RedisConnection, withDeadline } from '../redis';
import { ChannelListeners } from './channel-listeners';
import { KeyValueStore, type Unsubscribe } from './key-value.store';
import { LEAVE, QUEUE_UP, roomArguments, roomKeys, roomMember } from './redis.room';
import type { RoomRules, Ticket } from './room';

/** A read that takes longer is worth less than a miss. */
const READ_DEADLINE_MS = 200;
const COMMAND_TIMEOUT_MS = 2_000;
/** Longer than a healthy Redis takes; then the listener goes on without it. */
const SUBSCRIBE_PATIENCE_MS = 1_000;

/** One round trip, so that a crash between the two commands cannot leave a counter that never expires. */
const INCREMENT = `
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return {count, redis.call('PTTL', KEYS[1])}`;

/** A cluster takes PUBLISH on any node, and messages on different ways overtake each other; a key gives one way. */
const PUBLISH = "return redis.call('PUBLISH', KEYS[1], ARGV[1])";

export class RedisKeyValueStore extends KeyValueStore {
  private readonly commands: RedisConnection;
  private readonly subscriber: RedisConnection;
  private readonly listeners = new ChannelListeners();

  /** @param onError is told of connection faults; commands fail by themselves. */
  constructor(
    url: string,
    private readonly prefix: string,
    onError: (error: Error) => void,
  ) {
    super();
    this.commands = connectRedis(url, { keyPrefix: prefix, maxRetriesPerRequest: 1 });
    this.subscriber = connectRedis(url, { maxRetriesPerRequest: null });
    this.commands.on('error', onError);
    this.subscriber.on('error', onError);
    this.subscriber.on('message', (channel: string, message: string) => this.listeners.deliver(channel, message));
  }

  async get(key: string): Promise<string | undefined> {
    const value = await withDeadline(this.commands.get(key), READ_DEADLINE_MS).catch(() => undefined);
    return value ?? undefined;
  }

  async set(key: string, value: string, ttlMs: number): Promise<void> {
    await inTime(this.commands.set(key, value, 'PX', Math.ceil(ttlMs)));
  }

  async setIfAbsent(key: string, value: string, ttlMs: number): Promise<boolean> {
    return (await inTime(this.commands.set(key, value, 'PX', Math.ceil(ttlMs), 'NX'))) === 'OK';
  }

  async delete(key: string): Promise<void> {
    await inTime(this.commands.del(key));
  }

  async increment(key: string, ttlMs: number): Promise<{ count: number; ttlMs: number }> {
    const [count, left] = (await inTime(this.commands.eval(INCREMENT, 1, key, Math.ceil(ttlMs)))) as [number, number];
    return { count, ttlMs: left };
  }

  async queueUp(room: string, rules: RoomRules, tickets: Ticket[]): Promise<number[]> {
    const keys = roomKeys(room);
    const command = this.commands.eval(QUEUE_UP, keys.length, ...keys, ...roomArguments(rules, tickets));
    return (await inTime(command)) as number[];
  }

  async leaveRoom(room: string, ticket: Ticket): Promise<void> {
    const keys = roomKeys(room);
    await inTime(this.commands.eval(LEAVE, keys.length, ...keys, roomMember(ticket)));
  }

  async publish(channel: string, message: string): Promise<void> {
    const { commands } = this;
    await inTime(
      commands.isCluster
        ? commands.eval(PUBLISH, 1, channel, message)
        : commands.publish(this.prefix + channel, message),
    );
  }

  async subscribe(channel: string, listener: (message: string) => void): Promise<Unsubscribe> {
    const name = this.prefix + channel;
    if (this.listeners.add(name, listener)) await patiently(this.subscriber.subscribe(name));
    return async () => {
      if (this.listeners.remove(name, listener)) await patiently(this.subscriber.unsubscribe(name));
    };
  }

  async check(): Promise<void> {
    await inTime(this.commands.ping());
  }

  close(): Promise<void> {
    this.listeners.clear();
    this.commands.disconnect();
    this.subscriber.disconnect();
    return Promise.resolve();
  }
}

const inTime = <T>(command: Promise<T>) => withDeadline(command, COMMAND_TIMEOUT_MS);

/** With Redis away the command stays in line and is sent when Redis is back. */
const patiently = (command: Promise<unknown>) => withDeadline(command, SUBSCRIBE_PATIENCE_MS).catch(() => undefined);
