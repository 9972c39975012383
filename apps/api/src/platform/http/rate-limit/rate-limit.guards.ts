import { type ExecutionContext, Injectable } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerLimitDetail } from '@nestjs/throttler';
import { AppError } from '../app-error';

/** One count per caller over all routes, not one per route; the refusal takes the shape of every other error. */
abstract class RateLimitGuard extends ThrottlerGuard {
  protected abstract readonly counts: readonly string[];

  override async onModuleInit(): Promise<void> {
    await super.onModuleInit();
    this.throttlers = this.throttlers.filter(({ name }) => this.counts.includes(name ?? ''));
  }

  protected override generateKey(_context: ExecutionContext, caller: string, name: string): string {
    return `rate-limit:${name}:${caller}`;
  }

  protected override throwThrottlingException(_context: ExecutionContext, hit: ThrottlerLimitDetail): Promise<void> {
    throw new AppError('rate_limited', { retryAfterSeconds: Math.max(1, hit.timeToBlockExpire) });
  }
}

/** Before anybody is identified: a flood must not reach the signature check. IPv6 counts by network, not by host. */
@Injectable()
export class AddressRateLimitGuard extends RateLimitGuard {
  protected override readonly counts = ['address', 'login'];
}

/** After the caller is known, so that customers behind one address do not use up each other's share. */
@Injectable()
export class CustomerRateLimitGuard extends RateLimitGuard {
  protected override readonly counts = ['customer'];

  protected override getTracker(request: { who?: { id: string }; ip?: string }): Promise<string> {
    return Promise.resolve(request.who?.id ?? String(request.ip));
  }
}
