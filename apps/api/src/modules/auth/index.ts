export { CustomersOnly, Public, StaffOnly, Who } from './access/access.decorators';
export type { Caller, Customer, Staff } from './access/who';
export { AuditService } from './audit/audit.service';
export { AuthModule } from './auth.module';
export { type CustomerRecord, CustomersService } from './customers/customers.service';
export { FirstAdmin } from './staff/first-admin';
