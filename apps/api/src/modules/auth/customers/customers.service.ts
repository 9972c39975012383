import { Injectable } from '@nestjs/common';
import type { CustomerProfile } from '@zhiyin/contracts';
import { AppError } from '../../../platform/http';
import type { Customer } from '../access/who';
import { CustomersRepository } from './customers.repository';

export interface CustomerRecord extends CustomerProfile {
  createdAt: Date;
  lastSeenAt: Date;
}

/** What other modules may know of customers. Never device or WeChat ids. */
@Injectable()
export class CustomersService {
  constructor(private readonly customers: CustomersRepository) {}

  /** In no order; unknown ids are left out. */
  async findMany(ids: readonly string[]): Promise<CustomerRecord[]> {
    if (ids.length === 0) return [];
    const rows = await this.customers.findMany([...new Set(ids)]);
    return rows.map(({ id, kind, createdAt, lastSeenAt }) => ({ id, kind, createdAt, lastSeenAt }));
  }

  /** @throws token_invalid when the customer behind a valid token is gone. */
  async me(who: Customer): Promise<CustomerProfile> {
    const row = await this.customers.find(who.id);
    if (!row) throw new AppError('token_invalid');
    return { id: row.id, kind: row.kind };
  }
}
