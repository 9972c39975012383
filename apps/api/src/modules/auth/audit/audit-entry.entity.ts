import { Entity, Index } from 'typeorm';
import { IdColumn, JsonColumn, ReferenceColumn, TextColumn, TimeColumn } from '../../../platform/database';

/** Who did what to what. Entries are only ever added. */
@Entity('audit_entries')
@Index('audit_entries_staff', ['staffId'])
@Index('audit_entries_target', ['target'])
export class AuditEntry {
  @IdColumn() id: string;
  @TimeColumn() at: Date;
  @ReferenceColumn() staffId: string;
  /** `area.verb`, for example `staff.create`. */
  @TextColumn(64) action: string;
  /** The id of what was changed. */
  @TextColumn(64) target: string;
  @JsonColumn({ nullable: true }) detail: Record<string, unknown> | null;
}
