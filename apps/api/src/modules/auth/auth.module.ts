import { createSecretKey } from 'node:crypto';
import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { TypeOrmModule } from '@nestjs/typeorm';
import { type Settings, SettingsToken } from '../../config';
import { keptSecret, randomSecret } from '../../platform/crypto';
import { AddressRateLimitGuard, CustomerRateLimitGuard, RateLimitModule } from '../../platform/http/rate-limit';
import { AccessGuard } from './access/access.guard';
import { RouteDeclarations } from './access/route-declarations';
import { AuditController } from './audit/audit.controller';
import { AuditEntry } from './audit/audit-entry.entity';
import { AuditRepository } from './audit/audit.repository';
import { AuditService } from './audit/audit.service';
import { CustomerAuthController } from './customers/customer-auth.controller';
import { CustomerRow } from './customers/customer.entity';
import { CustomersRepository } from './customers/customers.repository';
import { CustomersService } from './customers/customers.service';
import { CustomerSessions } from './customers/customer-sessions.service';
import { FirstAdmin } from './staff/first-admin';
import { StaffAuthController } from './staff/staff-auth.controller';
import { StaffController } from './staff/staff.controller';
import { StaffRow } from './staff/staff.entity';
import { StaffRepository } from './staff/staff.repository';
import { StaffService } from './staff/staff.service';
import { StaffSessions } from './staff/staff-sessions.service';
import { UnknownNames } from './staff/unknown-names';
import { AccessTokens } from './tokens/access-tokens';
import { ExpiredTokens } from './tokens/expired-tokens';
import { RefreshToken } from './tokens/refresh-token.entity';
import { RefreshTokens } from './tokens/refresh-tokens';
import { RefreshTokensRepository } from './tokens/refresh-tokens.repository';

/** A string secret would be prepared anew for every token (0.6 ms); a key object is prepared once. */
const jwtOptions = (settings: Settings) => ({
  secret: createSecretKey(Buffer.from(keptSecret(settings, 'jwt-secret', settings.JWT_SECRET, randomSecret), 'utf8')),
  signOptions: { algorithm: 'HS256' as const },
});

/** In this order: floods are turned away first, then the caller is identified, then counted by name. */
const GUARDS = [AddressRateLimitGuard, AccessGuard, CustomerRateLimitGuard].map((guard) => ({
  provide: APP_GUARD,
  useClass: guard,
}));

@Module({
  imports: [
    TypeOrmModule.forFeature([CustomerRow, StaffRow, RefreshToken, AuditEntry]),
    JwtModule.registerAsync({ inject: [SettingsToken], useFactory: jwtOptions }),
    RateLimitModule,
    DiscoveryModule,
  ],
  controllers: [CustomerAuthController, StaffAuthController, StaffController, AuditController],
  providers: [
    ...GUARDS,
    AccessTokens,
    AuditRepository,
    AuditService,
    CustomersRepository,
    CustomersService,
    CustomerSessions,
    ExpiredTokens,
    FirstAdmin,
    RefreshTokens,
    RefreshTokensRepository,
    RouteDeclarations,
    StaffRepository,
    StaffService,
    StaffSessions,
    UnknownNames,
  ],
  exports: [AuditService, CustomersService, FirstAdmin],
})
export class AuthModule {}
