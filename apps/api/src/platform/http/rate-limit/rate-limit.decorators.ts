import { applyDecorators, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiTooManyRequestsResponse } from '@nestjs/swagger';

const SIGN_IN = 'rate-limit:sign-in';
const PER_CUSTOMER = 'rate-limit:customer';

const limited = (mark: string) =>
  applyDecorators(SetMetadata(mark, true), ApiTooManyRequestsResponse({ description: 'rate_limited, Retry-After' }));

/** A sign-in: counts against RATE_LIMIT_LOGIN of its address. */
export const SignIn = () => limited(SIGN_IN);

/** Counts against RATE_LIMIT_CUSTOMER of the signed-in customer (sending a message). */
export const LimitedPerCustomer = () => limited(PER_CUSTOMER);

const isMarked = (mark: string) => (context: ExecutionContext) =>
  Reflect.getMetadata(mark, context.getHandler()) === true;
export const isSignIn = isMarked(SIGN_IN);
export const isLimitedPerCustomer = isMarked(PER_CUSTOMER);
