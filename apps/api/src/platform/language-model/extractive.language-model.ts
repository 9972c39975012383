import { LanguageModel, type Prompt } from './language-model';
import { ModelFailure } from './model-failure';

/** The embedded default: no model at all, the best passage as it stands, cited. */
export class ExtractiveLanguageModel extends LanguageModel {
  readonly name = 'extractive';

  async *complete(prompt: Prompt): AsyncIterable<string> {
    const best = prompt.passages[0];
    if (!best) throw new ModelFailure('model_empty');
    yield `${best.text}[${best.index}]`;
  }
}
