import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { StaffProfile, StaffSession } from '@zhiyin/contracts';
import { SignIn } from '../../../platform/http/rate-limit';
import { Public, StaffOnly, Who } from '../access/access.decorators';
import type { Staff } from '../access/who';
import { RefreshDto } from '../dto/customer-session.dto';
import { LogoutDto, StaffLoginDto, StaffProfileDto, StaffSessionDto } from '../dto/staff-session.dto';
import { StaffSessions } from './staff-sessions.service';

@ApiTags('客服登录 staff sign-in')
@Controller('admin')
export class StaffAuthController {
  constructor(private readonly sessions: StaffSessions) {}

  @Public()
  @SignIn()
  @Post('auth/login')
  @HttpCode(200)
  @ApiOperation({
    summary: '客服登录 sign in with name and password',
    description: 'Errors: login_failed; login_locked (423) and rate_limited (429), both with Retry-After',
  })
  @ApiOkResponse({ type: StaffSessionDto })
  login(@Body() { username, password }: StaffLoginDto): Promise<StaffSession> {
    return this.sessions.signIn(username, password);
  }

  @Public()
  @Post('auth/refresh')
  @HttpCode(200)
  @ApiOperation({
    summary: '刷新令牌 trade a refresh token for a new pair',
    description: 'Errors: token_invalid, token_expired, token_reused (which ends every token of that sign-in)',
  })
  @ApiOkResponse({ type: StaffSessionDto })
  refresh(@Body() body: RefreshDto): Promise<StaffSession> {
    return this.sessions.refresh(body);
  }

  @Public()
  @Post('auth/logout')
  @HttpCode(204)
  @ApiOperation({
    summary: '退出登录 end the session',
    description: 'The refresh token proves whose session it is. The access token runs out within 15 minutes.',
  })
  @ApiNoContentResponse()
  logout(@Body() { refreshToken }: LogoutDto): Promise<void> {
    return this.sessions.signOut(refreshToken);
  }

  @StaffOnly('agent')
  @Get('me')
  @ApiOperation({ summary: '当前客服 who I am' })
  @ApiOkResponse({ type: StaffProfileDto })
  me(@Who() { id, username, displayName, role }: Staff): StaffProfile {
    return { id, username, displayName, role };
  }
}
