import { Entity, Index } from 'typeorm';
import { IdColumn, IntegerColumn, LongTextColumn, ReferenceColumn, TextColumn } from '../../../platform/database';

@Entity('passages')
@Index('passages_document', ['documentId', 'position'], { unique: true })
export class PassageRow {
  @IdColumn()
  id: string;

  @ReferenceColumn()
  documentId: string;

  @TextColumn(500)
  heading: string;

  /** From 0, in the order of the document. */
  @IntegerColumn()
  position: number;

  @LongTextColumn()
  text: string;
}
