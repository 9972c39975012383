import { Inject, Injectable, Logger } from '@nestjs/common';
import { type Settings, SettingsToken } from '../../../config';
import { contentOf } from '../canned-answers/answer-content';
import { newAnswer } from '../canned-answers/answer-revision';
import { splitDocument } from '../documents/split-document';
import { readDemoAnswers, readDemoDocuments } from './demo-files';
import { type DemoShop, DemoSeedRepository } from './demo-seed.repository';

/** The demo shop, so that somebody who has just started the program has something to ask. */
@Injectable()
export class DemoSeed {
  private readonly logger = new Logger(DemoSeed.name);

  constructor(
    @Inject(SettingsToken) private readonly settings: Settings,
    private readonly repository: DemoSeedRepository,
  ) {}

  async run(): Promise<void> {
    if (!this.settings.DEMO) return;
    if (await this.repository.seedOnce(readDemoShop)) this.logger.log('the demo shop was written');
  }
}

function readDemoShop(): DemoShop {
  // Lists show the newest first, so the last one written is the first one seen.
  const answers = readDemoAnswers()
    .reverse()
    .map(({ externalKey, ...input }) =>
      newAnswer({ content: contentOf(input), status: 'published', externalKey: externalKey ?? null, demo: true }),
    );
  const documents = readDemoDocuments().map(({ title, content }) => ({
    document: { title, format: 'md' as const, demo: true },
    passages: splitDocument(content, 'md'),
  }));
  return { answers, documents };
}
