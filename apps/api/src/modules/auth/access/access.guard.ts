import { type CanActivate, type ExecutionContext, Injectable, Logger } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AppError } from '../../../platform/http';
import { StaffRepository } from '../staff/staff.repository';
import { AccessTokens } from '../tokens/access-tokens';
import { ACCESS, type Access, type RequestWithCaller } from './access.decorators';
import { reaches, type Staff } from './who';

/**
 * Stands before every route. A customer's token is believed for its two hours, without a look at the database:
 * customers are many. A staff token only names the account; role and state are read by primary key at every request,
 * so that a disabled account, a new role or a new password counts at once and on every replica.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly logger = new Logger(AccessGuard.name);

  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: AccessTokens,
    private readonly staff: StaffRepository,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!access || context.getType() !== 'http') {
      this.logger.error(`${context.getClass().name}.${context.getHandler().name} does not declare who may call it`);
      throw new AppError('forbidden');
    }
    if (access.to === 'everyone') return true;
    const request = context.switchToHttp().getRequest<RequestWithCaller>();
    request.who = await this.identify(request.headers.authorization, access);
    return true;
  }

  private async identify(header: string | undefined, access: Exclude<Access, { to: 'everyone' }>) {
    const claims = this.tokens.readHeader(header);
    if (claims.type === 'customer') {
      if (access.to !== 'customers') throw new AppError('forbidden');
      return claims;
    }
    if (access.to !== 'staff') throw new AppError('forbidden');
    const staff = await this.enabledStaff(claims.id, claims.tokenVersion);
    if (!reaches(staff.role, access.role)) throw new AppError('forbidden');
    return staff;
  }

  private async enabledStaff(id: string, tokenVersion: number): Promise<Staff> {
    const row = await this.staff.find(id);
    if (!row || row.disabledAt || row.tokenVersion !== tokenVersion) throw new AppError('token_invalid');
    const { username, displayName, role } = row;
    return { type: 'staff', id, username, displayName, role };
  }
}
