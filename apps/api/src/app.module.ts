import { type DynamicModule, Module } from '@nestjs/common';
import { ConfigModule, type Settings } from './config';
import { AuthModule } from './modules/auth';
import { ConversationModule } from './modules/conversation';
import { KnowledgeModule } from './modules/knowledge';
import { MetricsModule } from './modules/metrics';
import { ModerationModule } from './modules/moderation';
import { CryptoModule } from './platform/crypto';
import { DatabaseModule } from './platform/database';
import { EventsModule } from './platform/events';
import { JobQueueModule } from './platform/job-queue';
import { KeyValueModule } from './platform/key-value';
import { LanguageModelModule } from './platform/language-model';
import { WechatModule } from './platform/wechat';

@Module({})
export class AppModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(settings),
        DatabaseModule,
        KeyValueModule,
        JobQueueModule,
        EventsModule,
        CryptoModule,
        LanguageModelModule,
        WechatModule,
        AuthModule,
        ModerationModule,
        KnowledgeModule,
        ConversationModule,
        MetricsModule,
      ],
    };
  }
}
