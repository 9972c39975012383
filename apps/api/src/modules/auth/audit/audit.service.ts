import { Inject, Injectable } from '@nestjs/common';
import type { AuditLogPage } from '@zhiyin/contracts';
import { newId, type Transaction, WriteDoor } from '../../../platform/database';
import { decodeCursor, encodeCursor } from '../../../platform/http';
import { AuditRepository } from './audit.repository';

/** Who did what to what. */
@Injectable()
export class AuditService {
  constructor(
    private readonly entries: AuditRepository,
    @Inject(WriteDoor) private readonly door: WriteDoor,
  ) {}

  /**
   * @param action `area.verb`, for example `faq.publish`, at most 64 characters.
   * @param target id of what was changed, at most 64 characters.
   * @param detail small plain JSON; never a secret, never a customer's text.
   * @param within the transaction of the change itself, so that neither stands without the other.
   */
  async record(
    who: { id: string },
    action: string,
    target: string,
    detail: Record<string, unknown> | null = null,
    within?: Transaction,
  ): Promise<void> {
    const entry = { id: newId(), at: new Date(), staffId: who.id, action, target, detail };
    if (within) return this.entries.insert(within, entry);
    await this.door.transaction((manager) => this.entries.insert(manager, entry));
  }

  async list({ limit, cursor }: { limit: number; cursor?: string }): Promise<AuditLogPage> {
    const rows = await this.entries.page(limit + 1, decodeCursor(cursor, 1)?.[0]);
    const items = rows.slice(0, limit).map((row) => ({ ...row, at: row.at.toISOString() }));
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null };
  }
}
