import { Injectable } from '@nestjs/common';
import type { Evidence } from '@zhiyin/contracts';
import { createThinkFilter } from '@zhiyin/text';
import { ModerationService } from '../../moderation';
import { BracketFilter } from './bracket-filter';
import type { Context } from './context.station';

/** An answer on its way: give it what the model writes, take what the customer may see. */
export interface AnswerCheck {
  push(chunk: string): string;
  end(): string;
  /** True once something forbidden was written; nothing passes from then on. */
  readonly refused: boolean;
  /** What the answer cites so far. */
  readonly evidence: Evidence[];
}

/** Station 5: reasoning is removed, citations resolved, personal data put back, sensitive words held. */
@Injectable()
export class CheckStation {
  constructor(private readonly moderation: ModerationService) {}

  begin(context: Context): AnswerCheck {
    const think = createThinkFilter();
    const brackets = new BracketFilter(context.sources.length, context.restore);
    const guard = this.moderation.answerGuard();
    return {
      push: (chunk) => guard.push(brackets.push(think.push(chunk))),
      end: () => guard.push(brackets.push(think.end()) + brackets.end()) + guard.end(),
      get refused() {
        return guard.refused;
      },
      get evidence() {
        return brackets.cited.flatMap((index) => context.sources[index - 1] ?? []);
      },
    };
  }
}
