import { Entity, Index } from 'typeorm';
import { IdColumn, TextColumn, TimeColumn } from '../../../platform/database';

/** Device and WeChat ids are found by blind index and readable only with the encryption key. */
@Entity('customers')
@Index('customers_device', ['deviceIndex'], { unique: true })
@Index('customers_open_id', ['openIdIndex'], { unique: true })
export class CustomerRow {
  @IdColumn() id: string;
  @TextColumn(10) kind: 'guest' | 'wechat';
  @TextColumn(64, { nullable: true }) deviceIndex: string | null;
  @TextColumn(64, { nullable: true }) openIdIndex: string | null;
  @TextColumn(255, { nullable: true }) openIdCipher: string | null;
  @TextColumn(255, { nullable: true }) unionIdCipher: string | null;
  @TimeColumn() createdAt: Date;
  @TimeColumn() lastSeenAt: Date;
}
