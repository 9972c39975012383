export interface PromptTurn {
  role: 'user' | 'assistant';
  text: string;
}

/** Evidence offered to the model; it cites by `[index]`, counted from 1. */
export interface PromptPassage {
  index: number;
  title: string;
  text: string;
}

/** What a model is asked, free of any provider's format. Personal data is already replaced by placeholders. */
export interface Prompt {
  system: string;
  /** Earlier turns, oldest first. */
  turns: PromptTurn[];
  question: string;
  passages: PromptPassage[];
  /** What was said before `turns`, oldest first, a line each. */
  summary?: string;
  /** What is known of the customer from before this conversation: what matters most comes first. */
  history?: string[];
}

/**
 * Makes an answer out of a prompt. Text comes in pieces of any size, as the model makes them.
 * An adapter never retries and never swallows: the caller decides what comes next.
 */
export abstract class LanguageModel {
  /** For traces and metrics, for example `qwen-plus@0`. */
  abstract readonly name: string;
  /**
   * @param signal ends the call at once, also while it waits.
   * @throws ModelFailure for anything that keeps an answer from being complete.
   */
  abstract complete(prompt: Prompt, signal: AbortSignal): AsyncIterable<string>;
}
