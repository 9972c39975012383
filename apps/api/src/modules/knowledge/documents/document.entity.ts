import { Entity, Index } from 'typeorm';
import type { DocumentFormat } from '@zhiyin/contracts';
import { FlagColumn, IdColumn, IntegerColumn, TextColumn, TimeColumn } from '../../../platform/database';

@Entity('documents')
@Index('documents_title', ['title'], { unique: true })
export class DocumentRow {
  @IdColumn()
  id: string;

  @TextColumn(200)
  title: string;

  @TextColumn(10)
  format: DocumentFormat;

  @IntegerColumn()
  version: number;

  @FlagColumn()
  demo: boolean;

  @TimeColumn()
  createdAt: Date;

  @TimeColumn()
  updatedAt: Date;
}
