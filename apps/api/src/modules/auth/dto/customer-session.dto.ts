import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type {
  CustomerProfile,
  CustomerSession,
  GuestLoginRequest,
  RefreshRequest,
  WechatLoginRequest,
} from '@zhiyin/contracts';
import { IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { TextField } from '../../../platform/http';

export class GuestLoginDto implements GuestLoginRequest {
  @ApiPropertyOptional({
    format: 'uuid',
    example: '6f1c3a52-9d0e-4b7a-8c1f-2e5d7a9b0c3d',
    description:
      '浏览器保存的 UUID，同一个值找回同一位顾客 / kept by the browser; the same one finds the same customer',
  })
  @IsOptional()
  @IsUUID()
  deviceId?: string;
}

export class WechatLoginDto implements WechatLoginRequest {
  @ApiProperty({ example: '0a3Xy1Ga1bQ2cR0Def1w3u', description: 'wx.login 返回的 code / from wx.login, single use' })
  @TextField(256)
  code: string;
}

export class RefreshDto implements RefreshRequest {
  @ApiProperty({ example: 'b5Jx2mVQm8oF1c9m0eS7Jw2kQ4yT6uR8pL0aZ3xC5vN' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  refreshToken: string;

  @ApiPropertyOptional({
    format: 'uuid',
    example: '0d9e4f6a-1b2c-4d3e-8f4a-5b6c7d8e9f0a',
    description:
      '本次刷新的 UUID；同一令牌、同一 UUID 一分钟内重试得到同一结果 / the same token and attempt within a minute get the same pair',
  })
  @IsOptional()
  @IsUUID()
  attemptId?: string;
}

export class CustomerProfileDto implements CustomerProfile {
  @ApiProperty({ format: 'uuid', example: '019a4d1e-7c3b-7d10-9f42-1a2b3c4d5e6f' }) id: string;
  @ApiProperty({ enum: ['guest', 'wechat'], example: 'guest' }) kind: 'guest' | 'wechat';
}

export class CustomerSessionDto implements CustomerSession {
  @ApiProperty({ example: 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJraW5kIjoiZ3Vlc3QifQ.c2lnbmF0dXJl' })
  accessToken: string;
  @ApiProperty({ example: 'b5Jx2mVQm8oF1c9m0eS7Jw2kQ4yT6uR8pL0aZ3xC5vN' }) refreshToken: string;
  @ApiProperty({ example: 7200, description: '访问令牌剩余秒数 / seconds until the access token expires' })
  expiresIn: number;
  @ApiProperty({ type: CustomerProfileDto }) user: CustomerProfileDto;
}
