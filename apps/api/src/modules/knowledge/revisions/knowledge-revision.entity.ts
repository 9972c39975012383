import { Entity, PrimaryColumn } from 'typeorm';
import { IntegerColumn } from '../../../platform/database';

/** Counts the changes of one part of the knowledge; a row `demo` says that the demo shop was seeded once. */
@Entity('knowledge_revisions')
export class KnowledgeRevision {
  @PrimaryColumn({ type: 'varchar', length: 20 })
  name: string;

  @IntegerColumn()
  revision: number;
}
