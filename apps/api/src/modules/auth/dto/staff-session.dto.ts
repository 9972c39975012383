import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  type LogoutRequest,
  type Role,
  ROLES,
  type StaffLoginRequest,
  type StaffProfile,
  type StaffSession,
} from '@zhiyin/contracts';
import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { TextField } from '../../../platform/http';
import { PASSWORD_LENGTH } from '../staff/passwords';
import { USERNAME_MAX } from '../staff/usernames';

export class StaffLoginDto implements StaffLoginRequest {
  @ApiProperty({ example: 'admin' })
  @TextField(USERNAME_MAX)
  username: string;

  @ApiProperty({ example: 'correct-horse-battery', format: 'password' })
  @IsString()
  @MinLength(1)
  @MaxLength(PASSWORD_LENGTH.max)
  password: string;

  @ApiPropertyOptional({
    example: '123456',
    description: '预留的动态验证码 / reserved for a second factor; not asked yet',
  })
  @IsOptional()
  @IsString()
  @MaxLength(16)
  otp?: string;
}

export class LogoutDto implements LogoutRequest {
  @ApiProperty({ example: 'b5Jx2mVQm8oF1c9m0eS7Jw2kQ4yT6uR8pL0aZ3xC5vN' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  refreshToken: string;
}

export class StaffProfileDto implements StaffProfile {
  @ApiProperty({ format: 'uuid', example: '019a4d1e-7c3b-7d10-9f42-1a2b3c4d5e6f' }) id: string;
  @ApiProperty({ example: 'xiaolin' }) username: string;
  @ApiProperty({ example: '小林' }) displayName: string;
  @ApiProperty({ enum: ROLES, example: 'agent' }) role: Role;
}

export class StaffSessionDto implements StaffSession {
  @ApiProperty({ example: 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ2ZXJzaW9uIjowfQ.c2lnbmF0dXJl' })
  accessToken: string;
  @ApiProperty({ example: 'b5Jx2mVQm8oF1c9m0eS7Jw2kQ4yT6uR8pL0aZ3xC5vN' }) refreshToken: string;
  @ApiProperty({ example: 900, description: '访问令牌剩余秒数 / seconds until the access token expires' })
  expiresIn: number;
  @ApiProperty({ type: StaffProfileDto }) staff: StaffProfileDto;
}
