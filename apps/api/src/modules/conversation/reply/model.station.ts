import { Inject, Injectable } from '@nestjs/common';
import { type Settings, SettingsToken } from '../../../config';
import { AppEvents } from '../../../platform/events';
import {
  type LanguageModel,
  LanguageModels,
  ModelFailure,
  type ModelFailureReason,
  type Prompt,
} from '../../../platform/language-model';
import { ModelAsked } from '../conversation.events';

/** How the asking ended. `text` has been handed on piece by piece already. */
export type ModelOutcome =
  | { kind: 'answered'; model: string }
  | { kind: 'stopped'; model: string }
  /** `said` is true when the customer already saw a part of it. */
  | { kind: 'failed'; reason: ModelFailureReason; said: boolean; model: string | undefined };

/** What became of a piece: visible to the customer, held back by a check, or a reason to stop. */
type Effect = 'shown' | 'held' | 'stop';
type OnText = (piece: string) => Effect;

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

  /** One time budget for all providers together; the signal ends it earlier. */
  async ask(prompt: Prompt, signal: AbortSignal, onText: OnText): Promise<ModelOutcome> {
    const budget = AbortSignal.timeout(this.settings.ANSWER_BUDGET_MS);
    let last: ModelOutcome = { kind: 'failed', reason: 'model_down', said: false, model: undefined };
    for (const model of this.models.providers) {
      last = await this.askOne(model, prompt, signal, budget, onText);
      if (last.kind !== 'failed' || last.said || budget.aborted) return last;
    }
    return last;
  }

  /** The passage itself, when no model is there or none answered. */
  extract(prompt: Prompt, signal: AbortSignal): AsyncIterable<string> {
    return this.models.extractive.complete(prompt, signal);
  }

  private async askOne(
    model: LanguageModel,
    prompt: Prompt,
    signal: AbortSignal,
    budget: AbortSignal,
    onText: OnText,
  ): Promise<ModelOutcome> {
    const startedAt = performance.now();
    let firstTokenMs: number | null = null;
    let said = false;
    const end = (outcome: ModelOutcome): ModelOutcome => {
      const totalMs = performance.now() - startedAt;
      const told = outcome.kind === 'answered' ? 'ok' : outcome.kind === 'stopped' ? 'stopped' : outcome.reason;
      this.events.emit(new ModelAsked({ provider: model.name, outcome: told, firstTokenMs, totalMs }));
      return outcome;
    };
    try {
      for await (const piece of model.complete(prompt, AbortSignal.any([signal, budget]))) {
        firstTokenMs ??= performance.now() - startedAt;
        const effect = onText(piece);
        if (effect === 'stop') return end({ kind: 'stopped', model: model.name });
        if (effect === 'shown') said = true;
      }
      return end({ kind: 'answered', model: model.name });
    } catch (error) {
      if (signal.aborted) return end({ kind: 'stopped', model: model.name });
      const reason = budget.aborted ? 'model_timeout' : error instanceof ModelFailure ? error.reason : 'model_error';
      return end({ kind: 'failed', reason, said, model: model.name });
    }
  }
}
