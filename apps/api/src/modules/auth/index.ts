export { CustomersOnly, Public, StaffOnly, Who } from './access/access.decorators';
export type { Customer, Staff } from './access/who';
export { AuditService } from './audit/audit.service';
export { AuthModule } from './auth.module';
export { CustomersService } from './customers/customers.service';
export { FirstAdmin } from './staff/first-admin';
export { AccessTokens } from './tokens/access-tokens';
