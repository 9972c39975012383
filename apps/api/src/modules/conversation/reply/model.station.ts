import { Inject, Injectable } from '@nestjs/common';
import { type Settings, SettingsToken } from '../../../config';
import { AppEvents } from '../../../platform/events';
import {
  LanguageModels,
  ModelFailure,
  type ModelFailureReason,
  pauseBeforeRetry,
  type Prompt,
  type Provider,
} from '../../../platform/language-model';
import { ModelAsked } from '../conversation.events';

/** How the asking ended. `text` has been handed on piece by piece already. */
export type ModelOutcome =
  | { kind: 'answered'; model: string }
  | { kind: 'stopped'; model: string | undefined }
  /** `said` is true when the customer already saw a part of it; `model` the last one that was really asked. */
  | { kind: 'failed'; reason: ModelFailureReason; said: boolean; model: string | undefined };

/** What became of a piece: visible to the customer, held back by a check, or a reason to stop. */
type Effect = 'shown' | 'held' | 'stop';
type OnText = (piece: string) => Effect;

/** One asking: what may end it, and who takes the text. `begin` is called anew for each call of a model. */
interface Asking {
  prompt: Prompt;
  signal: AbortSignal;
  budget: AbortSignal;
  /** When the budget ends, ms since the epoch. */
  endsAt: number;
  begin: () => OnText;
}

/** With another provider at hand nobody waits longer than this for one that asks for patience. */
const PATIENCE_MS = 1_000;

/** Station 4: asks the providers in order until one answers. Once a word has been shown there is no going back. */
@Injectable()
export class ModelStation {
  constructor(
    @Inject(SettingsToken) private readonly settings: Settings,
    private readonly models: LanguageModels,
    private readonly events: AppEvents,
  ) {}

  get configured(): boolean {
    return this.models.providers.length > 0;
  }

  /** One time budget for all calls and pauses together; the signal ends it earlier. */
  async ask(prompt: Prompt, signal: AbortSignal, begin: () => OnText): Promise<ModelOutcome> {
    const budget = AbortSignal.timeout(this.settings.ANSWER_BUDGET_MS);
    const asking: Asking = { prompt, signal, budget, begin, endsAt: Date.now() + this.settings.ANSWER_BUDGET_MS };
    let last: ModelOutcome = { kind: 'failed', reason: 'model_breaker_open', said: false, model: undefined };
    for (const [index, provider] of this.models.providers.entries()) {
      if (provider.breaker.blocked) continue;
      const isLast = index === this.models.providers.length - 1;
      last = await this.askWithRetries(provider, asking, isLast ? Infinity : PATIENCE_MS);
      if (last.kind !== 'failed' || last.said || budget.aborted) return last;
    }
    return last;
  }

  /** The passage itself, when no model is there or none answered. */
  extract(prompt: Prompt, signal: AbortSignal): AsyncIterable<string> {
    return this.models.extractive.complete(prompt, signal);
  }

  private async askWithRetries(provider: Provider, asking: Asking, patienceMs: number): Promise<ModelOutcome> {
    for (let attempt = 1; ; attempt += 1) {
      const { outcome, failure } = await this.askOnce(provider, asking);
      if (!failure || outcome.kind !== 'failed' || outcome.said) return outcome;
      const pauseMs = pauseBeforeRetry(failure, attempt, provider.limits.retries, Math.random());
      if (pauseMs === undefined || pauseMs > patienceMs || Date.now() + pauseMs >= asking.endsAt) return outcome;
      await pause(pauseMs, AbortSignal.any([asking.signal, asking.budget]));
      if (asking.signal.aborted) return { kind: 'stopped', model: provider.name };
      if (asking.budget.aborted || provider.breaker.blocked) return outcome;
    }
  }

  private async askOnce(
    provider: Provider,
    { prompt, signal, budget, begin }: Asking,
  ): Promise<{ outcome: ModelOutcome; failure?: ModelFailure }> {
    const startedAt = performance.now();
    const model = provider.name;
    let firstTokenMs: number | null = null;
    let said = false;
    const end = (outcome: ModelOutcome, failure?: ModelFailure) => {
      const totalMs = performance.now() - startedAt;
      const told = outcome.kind === 'answered' ? 'ok' : outcome.kind === 'stopped' ? 'stopped' : outcome.reason;
      this.events.emit(new ModelAsked({ provider: model, outcome: told, firstTokenMs, totalMs }));
      return { outcome, ...(failure ? { failure } : {}) };
    };
    const read = async (): Promise<ModelOutcome['kind']> => {
      const onText = begin();
      try {
        for await (const piece of provider.model.complete(prompt, AbortSignal.any([signal, budget]))) {
          firstTokenMs ??= performance.now() - startedAt;
          const effect = onText(piece);
          if (effect === 'stop') return 'stopped';
          if (effect === 'shown') said = true;
        }
        return 'answered';
      } catch (error) {
        // It was speaking: that somebody stopped it says nothing against the provider.
        if (signal.aborted && firstTokenMs !== null) return 'stopped';
        if (budget.aborted && !signal.aborted) throw new ModelFailure('model_timeout', { cause: error, fault: true });
        throw error;
      }
    };
    try {
      const kind = await provider.breaker.run(read);
      return end(kind === 'answered' ? { kind, model } : { kind: 'stopped', model });
    } catch (error) {
      if (signal.aborted) return end({ kind: 'stopped', model });
      const failure = error instanceof ModelFailure ? error : new ModelFailure('model_error', { cause: error });
      return end({ kind: 'failed', reason: failure.reason, said, model }, failure);
    }
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
