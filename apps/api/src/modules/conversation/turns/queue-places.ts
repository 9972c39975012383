import { Inject, Injectable } from '@nestjs/common';
import type { QueuePlace } from '@zhiyin/contracts';
import { KeyValueStore } from '../../../platform/key-value';
import { LiveChannel } from '../live/live-channel';

/** A place that nobody renews is gone with its process. */
const KEPT_MS = 15_000;
const RENEW_MS = 5_000;

interface Told extends QueuePlace {
  at: number;
}

/** Where customers stand in the line for a model: pushed when it changes, and there to be read on every replica. */
@Injectable()
export class QueuePlaces {
  private readonly places = new Map<string, Told>();

  constructor(
    @Inject(KeyValueStore) private readonly store: KeyValueStore,
    private readonly channel: LiveChannel,
  ) {}

  tell(customerId: string, place: QueuePlace | undefined): void {
    const before = this.places.get(customerId);
    if (!place) {
      this.places.delete(customerId);
      if (before) this.store.delete(keyOf(customerId)).catch(() => undefined);
      return;
    }
    const moved = before?.position !== place.position || before.waitSeconds !== place.waitSeconds;
    if (moved) this.channel.tell(customerId, { event: 'queue', data: place });
    if (!moved && Date.now() - before.at < RENEW_MS) return;
    this.places.set(customerId, { ...place, at: Date.now() });
    // Lost, it is missing from a look at the state on another replica; the events tell it all the same.
    this.store.set(keyOf(customerId), JSON.stringify(place), KEPT_MS).catch(() => undefined);
  }

  async find(customerId: string): Promise<QueuePlace | undefined> {
    const own = this.places.get(customerId);
    if (own) return { position: own.position, waitSeconds: own.waitSeconds };
    const told = await this.store.get(keyOf(customerId));
    return told === undefined ? undefined : (JSON.parse(told) as QueuePlace);
  }
}

const keyOf = (customerId: string) => `queue-place:${customerId}`;
