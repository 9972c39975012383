import { ModelFailure, type Prompt, type Provider } from '../../../platform/language-model';

/** What became of a piece: visible to the customer, held back by a check, or a reason to stop. */
type Effect = 'shown' | 'held' | 'stop';
export type OnText = (piece: string) => Effect;

export interface CallResult {
  kind: 'answered' | 'stopped' | 'failed';
  /** With `failed`. */
  failure?: ModelFailure;
  /** The customer saw a part of it. */
  said: boolean;
  firstTokenMs: number | null;
  totalMs: number;
}

/**
 * One call of one model server, through its breaker. Never throws.
 * @param signal the turn is stopped or taken over
 * @param budget the time of the turn is over
 */
export async function callModel(
  provider: Provider,
  prompt: Prompt,
  { signal, budget }: { signal: AbortSignal; budget: AbortSignal },
  onText: OnText,
): Promise<CallResult> {
  const startedAt = performance.now();
  let firstTokenMs: number | null = null;
  let said = false;
  const read = async (): Promise<'answered' | 'stopped'> => {
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
  const result = (kind: CallResult['kind'], failure?: ModelFailure): CallResult => {
    const totalMs = performance.now() - startedAt;
    return { kind, said, firstTokenMs, totalMs, ...(failure ? { failure } : {}) };
  };
  try {
    return result(await provider.breaker.run(read));
  } catch (error) {
    if (signal.aborted) return result('stopped');
    return result('failed', error instanceof ModelFailure ? error : new ModelFailure('model_error', { cause: error }));
  }
}
