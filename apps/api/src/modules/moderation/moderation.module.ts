import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthModule } from '../auth';
import { ModerationController } from './moderation.controller';
import { ModerationService } from './moderation.service';
import { LexiconRevision } from './terms/lexicon-revision.entity';
import { LexiconService } from './terms/lexicon.service';
import { TermRow } from './terms/term.entity';
import { TermsController } from './terms/terms.controller';
import { TermsRepository } from './terms/terms.repository';
import { TermsService } from './terms/terms.service';
import { VerdictRow } from './verdicts/verdict.entity';
import { VerdictsRepository } from './verdicts/verdicts.repository';
import { VerdictsService } from './verdicts/verdicts.service';

@Module({
  imports: [AuthModule, TypeOrmModule.forFeature([TermRow, LexiconRevision, VerdictRow])],
  controllers: [ModerationController, TermsController],
  providers: [LexiconService, ModerationService, TermsRepository, TermsService, VerdictsRepository, VerdictsService],
  exports: [ModerationService],
})
export class ModerationModule {}
