import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { LiveTicket } from '@zhiyin/contracts';
import { AppError } from '../../../platform/http';
import { KeyValueStore } from '../../../platform/key-value';
import type { Customer } from '../../auth';

const TICKET_MS = 30_000;
const WELL_FORMED = /^[A-Za-z0-9_-]{43}$/;

/**
 * Lets a socket in without its token in the address, where logs would keep it. Fails closed: without the shared store
 * there are no tickets, and clients go on with the long poll.
 */
@Injectable()
export class LiveTickets {
  constructor(@Inject(KeyValueStore) private readonly store: KeyValueStore) {}

  /** @throws unavailable */
  async give(who: Customer): Promise<LiveTicket> {
    const ticket = randomBytes(32).toString('base64url');
    const holder: Customer = { type: 'customer', id: who.id, kind: who.kind };
    await this.store.set(keyOf(ticket), JSON.stringify(holder), TICKET_MS).catch((cause: unknown) => {
      throw new AppError('unavailable', { cause });
    });
    return { ticket, expiresIn: TICKET_MS / 1000 };
  }

  /** The holder of a ticket that was never redeemed before, on any replica. @throws token_invalid, unavailable */
  async redeem(ticket: string): Promise<Customer> {
    const holder = WELL_FORMED.test(ticket) ? await this.store.get(keyOf(ticket)) : undefined;
    if (holder === undefined) throw new AppError('token_invalid');
    const first = await this.store.setIfAbsent(`${keyOf(ticket)}:used`, '1', TICKET_MS).catch((cause: unknown) => {
      throw new AppError('unavailable', { cause });
    });
    if (!first) throw new AppError('token_invalid');
    return JSON.parse(holder) as Customer;
  }
}

const keyOf = (ticket: string) => `live-ticket:${ticket}`;
