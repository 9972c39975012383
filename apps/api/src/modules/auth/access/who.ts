import type { CustomerProfile, Role, StaffProfile } from '@zhiyin/contracts';
import { ROLES } from '@zhiyin/contracts';

/** A customer who proved it with a token. */
export interface Customer extends CustomerProfile {
  type: 'customer';
}

/** A member of staff as the database knows it now, not as it was when the token was made. */
export interface Staff extends StaffProfile {
  type: 'staff';
}

/** Who is asking: the first parameter of every service method that depends on it. */
export type Caller = Customer | Staff;

/** Roles stand in order; each may do what those before it may. */
export const reaches = (role: Role, needed: Role) => ROLES.indexOf(role) >= ROLES.indexOf(needed);
