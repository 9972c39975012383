import { Inject, Injectable } from '@nestjs/common';
import { type Settings, SettingsToken } from '../../../config';
import { AppEvents } from '../../../platform/events';
import {
  Admission,
  LanguageModels,
  type ModelFailure,
  type ModelFailureReason,
  pauseBeforeRetry,
  type Place,
  type Prompt,
  type Provider,
  type Slot,
} from '../../../platform/language-model';
import { ModelAsked, ModelQueued } from '../conversation.events';
import type { Turn } from '../turns/turn.entity';
import { callModel, type OnText } from './model-call';

/** How the asking ended. The text has been handed on piece by piece already. */
export type ModelOutcome =
  | { kind: 'answered'; model: string }
  | { kind: 'stopped'; model: string | undefined }
  /** `said` is true when the customer already saw a part of it; `model` the last one that was really asked. */
  | { kind: 'failed'; reason: ModelFailureReason; said: boolean; model: string | undefined };

export interface Asking {
  turn: Turn;
  prompt: Prompt;
  signal: AbortSignal;
  /** Called anew for each call of a model; takes its text. */
  begin(): OnText;
  /** The turn waits for a slot, at this place; undefined when it waits no more. */
  onPlace(place: Place | undefined): void;
}

/** With another provider at hand nobody waits longer than this for one that asks for patience. */
const PATIENCE_MS = 1_000;
/** With less time left a call would only cost tokens, and its end would be held against the provider. */
const WORTH_ASKING_MS = 300;
const notAsked = (reason: ModelFailureReason): ModelOutcome => ({
  kind: 'failed',
  reason,
  said: false,
  model: undefined,
});

/** Station 4: asks the providers in order until one answers. Once a word has been shown there is no going back. */
@Injectable()
export class ModelStation {
  constructor(
    @Inject(SettingsToken) private readonly settings: Settings,
    private readonly models: LanguageModels,
    private readonly admission: Admission,
    private readonly events: AppEvents,
  ) {}

  get configured(): boolean {
    return this.models.providers.length > 0;
  }

  /** One time budget for all waits, calls and pauses together; the signal ends it earlier. */
  async ask(asking: Asking): Promise<ModelOutcome> {
    const budget = AbortSignal.timeout(this.settings.ANSWER_BUDGET_MS);
    const endsAt = Date.now() + this.settings.ANSWER_BUDGET_MS;
    const ends = AbortSignal.any([asking.signal, budget]);
    let left = [...this.models.providers];
    let last: ModelOutcome | undefined;
    for (let attempt = 1, call = 1; ; call += 1) {
      left = left.filter(({ breaker }) => !breaker.blocked);
      if (left.length === 0) return last ?? notAsked('model_breaker_open');
      const slot = await this.enter(left, asking, ends, call);
      if (asking.signal.aborted) return this.stopped(slot, last?.model);
      // What went wrong with a provider that was asked tells more than that the next one was busy.
      if (!slot) return last ?? notAsked('model_busy');
      if (endsAt - Date.now() < WORTH_ASKING_MS) {
        slot.leave();
        return last ?? notAsked('model_busy');
      }
      const { provider } = slot;
      const { outcome, failure } = await this.askOnce(slot, asking, budget);
      if (outcome.kind !== 'failed' || outcome.said || !failure || budget.aborted) return outcome;
      if (failure.reason !== 'model_breaker_open') last = outcome;

      const others = left.filter((other) => other !== provider);
      const pauseMs = pauseBeforeRetry(failure, attempt, provider.limits.retries, Math.random());
      const patient = pauseMs !== undefined && (others.length === 0 || pauseMs <= PATIENCE_MS);
      if (!patient || Date.now() + pauseMs >= endsAt) {
        [left, attempt] = [others, 1];
        continue;
      }
      [left, attempt] = [[provider, ...others], attempt + 1];
      await pause(pauseMs, ends);
    }
  }

  /** The passage itself, when no model is there or none answered. */
  extract(prompt: Prompt, signal: AbortSignal): AsyncIterable<string> {
    return this.models.extractive.complete(prompt, signal);
  }

  /** @returns undefined when the line is full, or the time is over before the turn's place comes. */
  private async enter(
    providers: Provider[],
    { turn, onPlace }: Asking,
    signal: AbortSignal,
    call: number,
  ): Promise<Slot | undefined> {
    const startedAt = Date.now();
    let waited = false;
    const entry = await this.admission.enter(providers, {
      ticket: { id: `${turn.id}.${call}`, group: turn.customerId },
      signal,
      onPlace: (place) => {
        waited = true;
        onPlace(place);
      },
    });
    if (waited) onPlace(undefined);
    const outcome = entry === 'full' ? entry : entry === 'aborted' ? 'gave_up' : 'seated';
    if (waited || outcome === 'full') this.events.emit(new ModelQueued({ outcome, waitedMs: Date.now() - startedAt }));
    return typeof entry === 'string' ? undefined : entry;
  }

  private stopped(slot: Slot | undefined, model: string | undefined): ModelOutcome {
    slot?.leave();
    return { kind: 'stopped', model };
  }

  private async askOnce(
    slot: Slot,
    { prompt, signal, begin }: Asking,
    budget: AbortSignal,
  ): Promise<{ outcome: ModelOutcome; failure: ModelFailure | undefined }> {
    const model = slot.provider.name;
    const { kind, failure, said, firstTokenMs, totalMs } = await callModel(
      slot.provider,
      prompt,
      { signal, budget },
      begin(),
    );
    slot.leave();
    const reason = failure?.reason ?? 'model_error';
    const told = kind === 'answered' ? 'ok' : kind === 'stopped' ? kind : reason;
    this.events.emit(new ModelAsked({ provider: model, outcome: told, firstTokenMs, totalMs }));
    return { outcome: kind === 'failed' ? { kind, reason, said, model } : { kind, model }, failure };
  }
}

/** Ends early, and without an error, when the signal does. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}
