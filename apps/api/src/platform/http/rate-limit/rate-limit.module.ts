import { type ExecutionContext, Module } from '@nestjs/common';
import { ThrottlerModule, type ThrottlerModuleOptions } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import { type Settings, SettingsToken } from '../../../config';
import { isLimitedPerCustomer, isSignIn } from './rate-limit.decorators';
import { RateLimitStorage } from './rate-limit.storage';

const MINUTE_MS = 60_000;

/** Probes and scrapers come from one address all day; front ends and documents never reach a guard. */
const isMachineRoute = (context: ExecutionContext) =>
  !context.switchToHttp().getRequest<FastifyRequest>().url.startsWith('/api/');

/** `counted` says which requests count at all; a limit of 0 switches the count off. */
const perMinute = (name: string, limit: number, counted: (context: ExecutionContext) => boolean) => ({
  name,
  ttl: MINUTE_MS,
  limit,
  skipIf: (context: ExecutionContext) => limit === 0 || context.getType() !== 'http' || !counted(context),
});

const rateLimits = (settings: Settings, storage: RateLimitStorage): ThrottlerModuleOptions => ({
  storage,
  setHeaders: false,
  throttlers: [
    perMinute('address', settings.RATE_LIMIT_ADDRESS, (context) => !isMachineRoute(context)),
    perMinute('login', settings.RATE_LIMIT_LOGIN, isSignIn),
    perMinute('customer', settings.RATE_LIMIT_CUSTOMER, isLimitedPerCustomer),
  ],
});

@Module({ providers: [RateLimitStorage], exports: [RateLimitStorage] })
class RateLimitStorageModule {}

@Module({
  imports: [
    ThrottlerModule.forRootAsync({
      imports: [RateLimitStorageModule],
      inject: [SettingsToken, RateLimitStorage],
      useFactory: rateLimits,
    }),
  ],
})
export class RateLimitModule {}
