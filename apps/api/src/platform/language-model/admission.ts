import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { type Settings, SettingsToken } from '../../config';
import { KeyValueStore, type RoomRules } from '../key-value';
import { LanguageModels } from './language-models';
import type { Provider } from './provider';
import { type Visit, WaitingRoom } from './waiting-room';

/** A slot of a provider; `leave` gives it back. */
export interface Slot {
  provider: Provider;
  leave(): void;
}

/** Who may call a model server now: its concurrency and rate hold over all replicas, one customer takes one slot. */
@Injectable()
export class Admission implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(Admission.name);
  private readonly rooms = new Map<Provider, WaitingRoom>();

  constructor(
    @Inject(SettingsToken) settings: Settings,
    @Inject(KeyValueStore) private readonly store: KeyValueStore,
    models: LanguageModels,
  ) {
    const onError = (error: unknown) =>
      this.logger.warn(`Slots are counted in this process alone for now: ${String(error)}`);
    for (const provider of models.providers) {
      const rules = { ...rulesOf(provider), line: settings.MODEL_QUEUE_LIMIT };
      this.rooms.set(provider, new WaitingRoom(provider.id, rules, this.store, onError));
    }
  }

  async onModuleInit(): Promise<void> {
    for (const room of this.rooms.values()) await this.store.subscribe(room.channel, () => room.knock());
  }

  onApplicationShutdown(): void {
    for (const room of this.rooms.values()) room.close();
  }

  /** The first provider with a free slot; with none free a place in a line, in the same order. */
  async enter(providers: readonly Provider[], visit: Visit): Promise<Slot | 'full' | 'aborted'> {
    for (const provider of providers) {
      if (await this.rooms.get(provider)?.tryEnter(visit)) return this.slot(provider, visit);
    }
    for (const provider of providers) {
      const entry = await this.rooms.get(provider)?.enter(visit);
      if (entry === 'seated') return this.slot(provider, visit);
      if (entry === 'aborted') return entry;
    }
    return 'full';
  }

  private slot(provider: Provider, { ticket }: Visit): Slot {
    return { provider, leave: () => this.rooms.get(provider)?.leave(ticket) };
  }
}

/** A rate below one a second is one in a longer while. */
function rulesOf({ limits: { maxConcurrency, qps } }: Provider): Pick<RoomRules, 'seats' | 'starts'> {
  if (qps === undefined) return { seats: maxConcurrency };
  const starts = { count: Math.max(1, Math.floor(qps)), windowMs: qps < 1 ? 1_000 / qps : 1_000 };
  return { seats: maxConcurrency, starts };
}
