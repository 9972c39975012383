export type { AnswerGuard } from './answer-guard';
export type { ModelMasks } from './model-masks';
export { ModerationModule } from './moderation.module';
export { ModerationService } from './moderation.service';
