import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CustomerProfile, CustomerSession } from '@zhiyin/contracts';
import { SignIn } from '../../../platform/http/rate-limit';
import { CustomersOnly, Public, Who } from '../access/access.decorators';
import type { Customer } from '../access/who';
import {
  CustomerProfileDto,
  CustomerSessionDto,
  GuestLoginDto,
  RefreshDto,
  WechatLoginDto,
} from '../dto/customer-session.dto';
import { CustomerSessions } from './customer-sessions.service';
import { CustomersService } from './customers.service';

@ApiTags('顾客登录 customer sign-in')
@Controller()
export class CustomerAuthController {
  constructor(
    private readonly sessions: CustomerSessions,
    private readonly customers: CustomersService,
  ) {}

  @Public()
  @SignIn()
  @Post('auth/guest')
  @HttpCode(200)
  @ApiOperation({ summary: '游客登录 sign in as a guest', description: 'Errors: guest_login_off, rate_limited' })
  @ApiOkResponse({ type: CustomerSessionDto })
  guest(@Body() { deviceId }: GuestLoginDto): Promise<CustomerSession> {
    return this.sessions.signInGuest(deviceId);
  }

  @Public()
  @SignIn()
  @Post('auth/wechat')
  @HttpCode(200)
  @ApiOperation({
    summary: '微信登录 sign in with a WeChat code',
    description: 'Errors: wechat_code_invalid, wechat_user_blocked, wechat_unavailable, rate_limited',
  })
  @ApiOkResponse({ type: CustomerSessionDto })
  wechat(@Body() { code }: WechatLoginDto): Promise<CustomerSession> {
    return this.sessions.signInWechat(code);
  }

  @Public()
  @Post('auth/refresh')
  @HttpCode(200)
  @ApiOperation({
    summary: '刷新令牌 trade a refresh token for a new pair',
    description: 'Errors: token_invalid, token_expired, token_reused (which ends every token of that sign-in)',
  })
  @ApiOkResponse({ type: CustomerSessionDto })
  refresh(@Body() body: RefreshDto): Promise<CustomerSession> {
    return this.sessions.refresh(body);
  }

  @CustomersOnly()
  @Get('me')
  @ApiOperation({ summary: '当前顾客 who I am' })
  @ApiOkResponse({ type: CustomerProfileDto })
  me(@Who() who: Customer): Promise<CustomerProfile> {
    return this.customers.me(who);
  }
}
