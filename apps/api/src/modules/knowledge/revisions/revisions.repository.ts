import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { KnowledgeRevision } from './knowledge-revision.entity';

export type KnowledgePart = 'answers' | 'documents';

@Injectable()
export class RevisionsRepository {
  constructor(@InjectRepository(KnowledgeRevision) private readonly rows: Repository<KnowledgeRevision>) {}

  async current(part: KnowledgePart): Promise<number> {
    return (await this.rows.findOneByOrFail({ name: part })).revision;
  }
}

/**
 * Takes the next revision of a part, and with it the right to change the part: the row stays locked until the
 * transaction ends. So revisions become visible in order, and whoever has seen N misses nothing by asking for > N.
 */
export async function takeRevision(manager: EntityManager, part: KnowledgePart): Promise<number> {
  await manager.increment(KnowledgeRevision, { name: part }, 'revision', 1);
  return (await manager.findOneByOrFail(KnowledgeRevision, { name: part })).revision;
}
