import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import type { Role } from '@zhiyin/contracts';
import type { Caller } from './who';

/** Who may call a route. A route without one is refused. */
export type Access = { to: 'everyone' } | { to: 'customers' } | { to: 'staff'; role: Role };

export const ACCESS = 'access';

const allow = (access: Access) => SetMetadata(ACCESS, access);

/** Anybody, without a token. */
export const Public = () => allow({ to: 'everyone' });

/** Customers, guests among them. */
export const CustomersOnly = () => applyDecorators(allow({ to: 'customers' }), ApiBearerAuth());

/** Staff of that role and above. On a method it takes precedence over the one on the class. */
export const StaffOnly = (role: Role) => applyDecorators(allow({ to: 'staff', role }), ApiBearerAuth());

/** The caller: `Customer` on `@CustomersOnly` routes, `Staff` on `@StaffOnly` routes. */
export const Who = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<RequestWithCaller>().who,
);

export interface RequestWithCaller {
  headers: { authorization?: string };
  who?: Caller;
}
