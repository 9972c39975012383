import type { TermAction } from '@zhiyin/contracts';
import { Entity, Index } from 'typeorm';
import {
  FlagColumn,
  IdColumn,
  IntegerColumn,
  JsonColumn,
  ReferenceColumn,
  TextColumn,
  TimeColumn,
} from '../../../platform/database';

@Entity('moderation_terms')
@Index('moderation_terms_term', ['term'], { unique: true })
@Index('moderation_terms_category', ['category'])
export class TermRow {
  @IdColumn() id: string;
  /** As it was entered; how it is read is decided when the lexicon is built. */
  @TextColumn(64) term: string;
  @TextColumn(40) category: string;
  @TextColumn(10) action: TermAction;
  @IntegerColumn() severity: number;
  @JsonColumn() exceptions: string[];
  @FlagColumn() wholeWord: boolean;
  @FlagColumn() starter: boolean;
  @FlagColumn() enabled: boolean;
  @TimeColumn() createdAt: Date;
  @TimeColumn() updatedAt: Date;
  /** Null for the starter lexicon. */
  @ReferenceColumn({ nullable: true }) createdBy: string | null;
}
