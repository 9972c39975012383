import OpenAI, { APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import type { ModelProvider } from '../../config';
import { toMessages } from './chat-messages';
import { LanguageModel, type Prompt } from './language-model';
import { ModelFailure } from './model-failure';
import { fitPrompt } from './prompt-window';
import { retryAfterMs } from './retry';

/** Any server that speaks OpenAI's chat completions with `stream: true`. */
export class OpenAiLanguageModel extends LanguageModel {
  readonly name: string;
  private readonly client: OpenAI;

  constructor(
    private readonly provider: ModelProvider,
    position: number,
  ) {
    super();
    this.name = `${provider.model}@${position}`;
    // Retries and time-outs are decided by the caller, who knows the customer's budget.
    this.client = new OpenAI({
      baseURL: provider.baseUrl,
      apiKey: provider.apiKey || 'none',
      maxRetries: 0,
      timeout: provider.timeoutMs,
    });
  }

  async *complete(prompt: Prompt, signal: AbortSignal): AsyncIterable<string> {
    const clock = new ProviderClock(this.provider, signal);
    let finished = false;
    let said = false;
    try {
      const stream = await this.client.chat.completions.create(
        {
          model: this.provider.model,
          messages: toMessages(fitPrompt(prompt, this.provider.contextTokens - this.provider.maxTokens)),
          stream: true,
          temperature: this.provider.temperature,
          max_tokens: this.provider.maxTokens,
        },
        { signal: clock.signal },
      );
      for await (const chunk of stream) {
        const choice = chunk.choices?.[0];
        const text = choice?.delta?.content;
        if (text) {
          clock.firstTokenSeen();
          said = true;
          yield text;
        }
        if (choice?.finish_reason) finished = true;
      }
    } catch (error) {
      if (signal.aborted) throw error;
      throw clock.expired ? late(error) : failureOf(error, said);
    } finally {
      clock.stop();
    }
    if (signal.aborted) throw new APIUserAbortError();
    if (clock.expired) throw late();
    // A stream that ends without a finish reason was cut by the server or something in between.
    if (!finished) throw new ModelFailure(said ? 'model_cut_off' : 'model_error', { fault: true });
    if (!said) throw new ModelFailure('model_empty');
  }
}

/** Aborts when the first token or the whole answer takes longer than the provider is given. */
class ProviderClock {
  private readonly controller = new AbortController();
  private readonly total: NodeJS.Timeout;
  private readonly first: NodeJS.Timeout;
  private readonly onAbort = () => this.controller.abort();
  expired = false;

  constructor(
    provider: ModelProvider,
    private readonly outer: AbortSignal,
  ) {
    const expire = () => {
      this.expired = true;
      this.controller.abort();
    };
    this.total = setTimeout(expire, provider.timeoutMs);
    this.first = setTimeout(expire, provider.firstTokenTimeoutMs);
    outer.addEventListener('abort', this.onAbort, { once: true });
    if (outer.aborted) this.controller.abort();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  firstTokenSeen(): void {
    clearTimeout(this.first);
  }

  stop(): void {
    clearTimeout(this.first);
    clearTimeout(this.total);
    this.outer.removeEventListener('abort', this.onAbort);
    // An answer given up half-way must not go on costing tokens.
    this.controller.abort();
  }
}

const late = (cause?: unknown) => new ModelFailure('model_timeout', { cause, fault: true });

function failureOf(cause: unknown, said: boolean): ModelFailure {
  if (cause instanceof APIConnectionTimeoutError) return late(cause);
  if (said) return new ModelFailure('model_cut_off', { cause, fault: true });
  if (!(cause instanceof APIError)) return new ModelFailure('model_error', { cause, fault: true });
  if (cause.status === undefined) return new ModelFailure('model_down', { cause, retryable: true, fault: true });
  const pause = retryAfterMs(cause.headers?.get('retry-after'), Date.now());
  const retry = { cause, retryable: true, ...(pause === undefined ? {} : { retryAfterMs: pause }) };
  if (cause.status === 429) return new ModelFailure('model_rate_limited', retry);
  if (cause.status >= 500) return new ModelFailure('model_error', { ...retry, fault: true });
  // A wrong key or model name fails for everybody; any other 4xx may be this prompt's own fault.
  return new ModelFailure('model_error', { cause, fault: [401, 403, 404].includes(cause.status) });
}
