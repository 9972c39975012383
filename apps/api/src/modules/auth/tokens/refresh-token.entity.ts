import { Entity, Index } from 'typeorm';
import { IdColumn, ReferenceColumn, TextColumn, TimeColumn } from '../../../platform/database';

/** One link of a chain: each refresh uses a token up and adds its successor to the same family. */
@Entity('refresh_tokens')
@Index('refresh_tokens_hash', ['tokenHash'], { unique: true })
@Index('refresh_tokens_family', ['family'])
@Index('refresh_tokens_subject', ['subjectId'])
@Index('refresh_tokens_expiry', ['expiresAt'])
export class RefreshToken {
  @IdColumn() id: string;
  /** All tokens that come from one sign-in. */
  @ReferenceColumn() family: string;
  @TextColumn(10) subjectType: 'customer' | 'staff';
  @ReferenceColumn() subjectId: string;
  /** SHA-256; the token itself is never stored. */
  @TextColumn(64) tokenHash: string;
  @TimeColumn() expiresAt: Date;
  @TimeColumn({ nullable: true }) usedAt: Date | null;
  /** Which attempt used it (hash of the client's attemptId), so that the same attempt may ask again. */
  @TextColumn(64, { nullable: true }) usedByAttempt: string | null;
  @TimeColumn({ nullable: true }) revokedAt: Date | null;
}
