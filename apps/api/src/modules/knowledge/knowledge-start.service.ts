import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DemoSeed } from './seed/demo-seed.service';
import { AnswersServing } from './serving/answers-serving.service';
import { KnowledgeNotices } from './serving/knowledge-notices.service';
import { PassagesServing } from './serving/passages-serving.service';

/** Nest waits for this before it listens and before any module's bootstrap: nobody asks an empty index. */
@Injectable()
export class KnowledgeStart implements OnModuleInit {
  constructor(
    private readonly seed: DemoSeed,
    private readonly answers: AnswersServing,
    private readonly passages: PassagesServing,
    private readonly notices: KnowledgeNotices,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.seed.run();
    // Listening first: a change during the load is then heard.
    await this.notices.listen();
    await Promise.all([this.answers.refresh(), this.passages.refresh()]);
  }
}
