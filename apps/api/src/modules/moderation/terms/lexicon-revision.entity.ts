import { Entity, PrimaryColumn } from 'typeorm';
import { IntegerColumn } from '../../../platform/database';

/** Counts the changes of the lexicon, so that a replica that missed a notice sees that it is behind. One row. */
@Entity('moderation_lexicon')
export class LexiconRevision {
  @PrimaryColumn({ type: 'varchar', length: 20 })
  name: string;

  @IntegerColumn()
  revision: number;
}
