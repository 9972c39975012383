import type { ModerationStage, TermAction } from '@zhiyin/contracts';

/** Something was found in a text; told once for each category and action in it. */
export class ModerationHitFound {
  constructor(readonly facts: { stage: ModerationStage; category: string; action: TermAction }) {}
}
