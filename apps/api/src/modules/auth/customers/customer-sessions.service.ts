import { Inject, Injectable } from '@nestjs/common';
import type { CustomerSession, ErrorCode } from '@zhiyin/contracts';
import { type Settings, SettingsToken } from '../../../config';
import { FieldCipher } from '../../../platform/crypto';
import { type Transaction, WriteDoor } from '../../../platform/database';
import { AppError } from '../../../platform/http';
import { Wechat, type WechatIdentity, WechatLoginError, type WechatLoginRefusal } from '../../../platform/wechat';
import { ACCESS_SECONDS, AccessTokens } from '../tokens/access-tokens';
import { type RefreshAttempt, RefreshTokens } from '../tokens/refresh-tokens';
import type { CustomerRow } from './customer.entity';
import { CustomersRepository } from './customers.repository';

const REFUSALS: Record<WechatLoginRefusal, ErrorCode> = {
  code_invalid: 'wechat_code_invalid',
  user_blocked: 'wechat_user_blocked',
  unavailable: 'wechat_unavailable',
};

/** Sign-in and refresh of customers. */
@Injectable()
export class CustomerSessions {
  constructor(
    @Inject(SettingsToken) private readonly settings: Settings,
    @Inject(WriteDoor) private readonly door: WriteDoor,
    private readonly customers: CustomersRepository,
    private readonly accessTokens: AccessTokens,
    private readonly refreshTokens: RefreshTokens,
    private readonly cipher: FieldCipher,
    @Inject(Wechat) private readonly wechat: Wechat,
  ) {}

  /** @param deviceId finds the same guest again; without it, a new guest. @throws guest_login_off. */
  async signInGuest(deviceId?: string): Promise<CustomerSession> {
    if (!this.settings.GUEST_LOGIN) throw new AppError('guest_login_off');
    return this.open((within) => {
      if (!deviceId) return this.customers.create(within, { kind: 'guest' });
      const deviceIndex = this.cipher.blindIndex(`device:${deviceId.toLowerCase()}`);
      return this.customers.findOrCreate(within, 'deviceIndex', { kind: 'guest', deviceIndex });
    });
  }

  /** @throws wechat_code_invalid, wechat_user_blocked, wechat_unavailable. */
  async signInWechat(code: string): Promise<CustomerSession> {
    const { openId, unionId } = await this.exchange(code);
    return this.open((within) =>
      this.customers.findOrCreate(within, 'openIdIndex', {
        kind: 'wechat',
        openIdIndex: this.cipher.blindIndex(`wechat:${openId}`),
        openIdCipher: this.cipher.encrypt(openId),
        unionIdCipher: unionId ? this.cipher.encrypt(unionId) : null,
      }),
    );
  }

  /** @throws token_invalid, token_expired, token_reused. */
  async refresh(attempt: RefreshAttempt): Promise<CustomerSession> {
    const rotation = await this.door.transaction(async (within) => {
      const result = await this.refreshTokens.rotate(within, 'customer', attempt);
      if (!result.refused) await this.customers.seen(within, result.subjectId);
      return result;
    });
    if (rotation.refused) throw new AppError(rotation.refused);
    const customer = await this.customers.find(rotation.subjectId);
    if (!customer) throw new AppError('token_invalid');
    return this.session(customer, rotation.refreshToken);
  }

  private async open(find: (within: Transaction) => Promise<CustomerRow>): Promise<CustomerSession> {
    return this.door.transaction(async (within) => {
      const customer = await find(within);
      await this.customers.seen(within, customer.id);
      return this.session(customer, await this.refreshTokens.start(within, 'customer', customer.id));
    });
  }

  private session({ id, kind }: CustomerRow, refreshToken: string): CustomerSession {
    const user = { id, kind };
    const accessToken = this.accessTokens.forCustomer(user);
    return { accessToken, refreshToken, expiresIn: ACCESS_SECONDS.customer, user };
  }

  private async exchange(code: string): Promise<WechatIdentity> {
    try {
      return await this.wechat.exchangeCode(code);
    } catch (error) {
      if (error instanceof WechatLoginError) throw new AppError(REFUSALS[error.refusal], { cause: error });
      throw error;
    }
  }
}
