export { LimitedPerCustomer, SignIn } from './rate-limit.decorators';
export { AddressRateLimitGuard, CustomerRateLimitGuard } from './rate-limit.guards';
export { RateLimitModule } from './rate-limit.module';
