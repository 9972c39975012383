import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { newId, type Transaction } from '../../../platform/database';
import { CustomerRow } from './customer.entity';

export type NewCustomer = Pick<CustomerRow, 'kind'> &
  Partial<Pick<CustomerRow, 'deviceIndex' | 'openIdIndex' | 'openIdCipher' | 'unionIdCipher'>>;

@Injectable()
export class CustomersRepository {
  constructor(@InjectRepository(CustomerRow) private readonly customers: Repository<CustomerRow>) {}

  find(id: string): Promise<CustomerRow | null> {
    return this.customers.findOneBy({ id });
  }

  findMany(ids: readonly string[]): Promise<CustomerRow[]> {
    return this.customers.findBy({ id: In([...ids]) });
  }

  async create(within: Transaction, customer: NewCustomer): Promise<CustomerRow> {
    const row = newRow(customer);
    await within.insert(CustomerRow, row);
    return row;
  }

  /** Two sign-ins of one person at the same moment make one customer: the unique index decides. */
  async findOrCreate(
    within: Transaction,
    by: 'deviceIndex' | 'openIdIndex',
    customer: NewCustomer,
  ): Promise<CustomerRow> {
    const where = { [by]: customer[by]! };
    const known = await within.findOneBy(CustomerRow, where);
    if (known) return known;
    await within.createQueryBuilder().insert().into(CustomerRow).values(newRow(customer)).orIgnore().execute();
    return within.findOneByOrFail(CustomerRow, where);
  }

  async seen(within: Transaction, id: string): Promise<void> {
    await within.update(CustomerRow, { id }, { lastSeenAt: new Date() });
  }
}

function newRow(customer: NewCustomer): CustomerRow {
  const now = new Date();
  return {
    id: newId(),
    deviceIndex: null,
    openIdIndex: null,
    openIdCipher: null,
    unionIdCipher: null,
    createdAt: now,
    lastSeenAt: now,
    ...customer,
  };
}
