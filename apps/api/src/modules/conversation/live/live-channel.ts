import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { LiveEvent } from '@zhiyin/contracts';
import { KeyValueStore, type Unsubscribe } from '../../../platform/key-value';

type Listener = (event: LiveEvent) => void;

interface Envelope {
  origin: string;
  event: LiveEvent;
}

/**
 * Everything that happens on a customer's timeline, as it happens, to every carrier on every replica. Listeners of
 * this process are told directly, so they hear even when the shared store is down; a carrier elsewhere that missed
 * something resumes from the timeline by seq.
 */
@Injectable()
export class LiveChannel {
  private readonly origin = randomUUID();
  private readonly logger = new Logger(LiveChannel.name);
  private readonly local = new Map<string, Set<Listener>>();

  constructor(@Inject(KeyValueStore) private readonly store: KeyValueStore) {}

  tell(customerId: string, event: LiveEvent): void {
    for (const listener of this.local.get(customerId) ?? []) listener(event);
    const envelope: Envelope = { origin: this.origin, event };
    this.store.publish(channelOf(customerId), JSON.stringify(envelope)).catch((error: unknown) => {
      this.logger.warn(`Other replicas were not told: ${String(error)}`);
    });
  }

  /** Listens at once in this process, and across replicas as soon as the store confirms. */
  async listen(customerId: string, listener: Listener): Promise<Unsubscribe> {
    const listeners = this.local.get(customerId) ?? new Set<Listener>();
    listeners.add(listener);
    this.local.set(customerId, listeners);
    const leaveStore = await this.subscribe(customerId, listener);
    return async () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.local.get(customerId) === listeners) this.local.delete(customerId);
      await leaveStore();
    };
  }

  private async subscribe(customerId: string, listener: Listener): Promise<Unsubscribe> {
    try {
      return await this.store.subscribe(channelOf(customerId), (message) => {
        const { origin, event } = JSON.parse(message) as Envelope;
        if (origin !== this.origin) listener(event);
      });
    } catch (error) {
      this.logger.warn(`Not listening to other replicas: ${String(error)}`);
      return () => Promise.resolve();
    }
  }
}

const channelOf = (customerId: string) => `live:${customerId}`;
