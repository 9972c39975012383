export { ModerationHitFound } from './moderation.events';
export { ModerationModule } from './moderation.module';
export { ModerationService } from './moderation.service';
