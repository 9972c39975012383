import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthModule } from '../auth';
import { BulkUploads } from './canned-answers/bulk-upload.service';
import { CannedAnswerRow } from './canned-answers/canned-answer.entity';
import { CannedAnswerVersionRow } from './canned-answers/canned-answer-version.entity';
import { CannedAnswersController } from './canned-answers/canned-answers.controller';
import { CannedAnswersRepository } from './canned-answers/canned-answers.repository';
import { CannedAnswersService } from './canned-answers/canned-answers.service';
import { DocumentRow } from './documents/document.entity';
import { DocumentsController } from './documents/documents.controller';
import { DocumentsRepository } from './documents/documents.repository';
import { DocumentsService } from './documents/documents.service';
import { PassageRow } from './documents/passage.entity';
import { KnowledgeService } from './knowledge.service';
import { KnowledgeStart } from './knowledge-start.service';
import { KnowledgeRevision } from './revisions/knowledge-revision.entity';
import { RevisionsRepository } from './revisions/revisions.repository';
import { DemoSeedRepository } from './seed/demo-seed.repository';
import { DemoSeed } from './seed/demo-seed.service';
import { AnswersServing } from './serving/answers-serving.service';
import { HitCounter } from './serving/hit-counter.service';
import { KnowledgeNotices } from './serving/knowledge-notices.service';
import { PassagesServing } from './serving/passages-serving.service';

@Module({
  imports: [
    AuthModule,
    TypeOrmModule.forFeature([CannedAnswerRow, CannedAnswerVersionRow, DocumentRow, PassageRow, KnowledgeRevision]),
  ],
  controllers: [CannedAnswersController, DocumentsController],
  providers: [
    AnswersServing,
    BulkUploads,
    CannedAnswersRepository,
    CannedAnswersService,
    DemoSeed,
    DemoSeedRepository,
    DocumentsRepository,
    DocumentsService,
    HitCounter,
    KnowledgeNotices,
    KnowledgeService,
    KnowledgeStart,
    PassagesServing,
    RevisionsRepository,
  ],
  exports: [KnowledgeService],
})
export class KnowledgeModule {}
