import { Inject, Injectable } from '@nestjs/common';
import { WriteDoor } from '../../../platform/database';
import { AnswerChanges } from '../canned-answers/answer-changes.repository';
import type { UnsavedAnswer } from '../canned-answers/answer-revision';
import { CannedAnswerRow } from '../canned-answers/canned-answer.entity';
import { DocumentRow } from '../documents/document.entity';
import { type DocumentContent, writeDocument } from '../documents/documents.repository';
import type { SplitPassage } from '../documents/split-document';
import { KnowledgeRevision } from '../revisions/knowledge-revision.entity';
import { takeRevision } from '../revisions/revisions.repository';

export interface DemoShop {
  answers: UnsavedAnswer[];
  documents: { document: DocumentContent; passages: SplitPassage[] }[];
}

const SEEDED = 'demo';
/** Rows per statement. */
const CHUNK = 100;

@Injectable()
export class DemoSeedRepository {
  constructor(@Inject(WriteDoor) private readonly door: WriteDoor) {}

  /**
   * Writes the shop into an empty database, once in its life: a mark stays, so that what is deleted stays deleted.
   * One transaction, behind the lock of the revision: replicas that start together wait, and find the mark.
   * @returns whether it was written now
   */
  seedOnce(read: () => DemoShop): Promise<boolean> {
    return this.door.transaction(async (manager) => {
      const changes = new AnswerChanges(manager, await takeRevision(manager, 'answers'));
      const used =
        (await manager.existsBy(KnowledgeRevision, { name: SEEDED })) ||
        (await manager.exists(CannedAnswerRow)) ||
        (await manager.exists(DocumentRow));
      if (used) return false;
      await takeRevision(manager, 'documents');
      const { answers, documents } = read();
      for (let at = 0; at < answers.length; at += CHUNK) await changes.write(answers.slice(at, at + CHUNK), null);
      for (const { document, passages } of documents) await writeDocument(manager, document, passages);
      await manager.insert(KnowledgeRevision, { name: SEEDED, revision: 1 });
      return true;
    });
  }
}
