import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  type CreateStaffRequest,
  type Role,
  ROLES,
  type StaffAccount,
  type StaffAccountPage,
  type UpdateStaffRequest,
} from '@zhiyin/contracts';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { TextField } from '../../../platform/http';
import { PASSWORD_LENGTH } from '../staff/passwords';
import { normaliseUsername, USERNAME_MAX } from '../staff/usernames';
import { StaffProfileDto } from './staff-session.dto';

const PasswordField = () => applyDecorators(IsString(), MinLength(PASSWORD_LENGTH.min), MaxLength(PASSWORD_LENGTH.max));

export class CreateStaffDto implements CreateStaffRequest {
  @ApiProperty({ example: 'xiaolin', description: '字母、数字、. _ @ -，不分大小写 / case does not matter' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? normaliseUsername(value) : value))
  @IsString()
  @MinLength(2)
  @MaxLength(USERNAME_MAX)
  @Matches(/^[\p{L}\p{N}][\p{L}\p{N}._@-]*$/u)
  username: string;

  @ApiProperty({ example: 'mountain-river-42', format: 'password', ...bounds() })
  @PasswordField()
  password: string;

  @ApiProperty({ example: '小林' })
  @TextField(64)
  displayName: string;

  @ApiProperty({ enum: ROLES, example: 'agent' })
  @IsIn(ROLES)
  role: Role;
}

export class UpdateStaffDto implements UpdateStaffRequest {
  @ApiPropertyOptional({ example: '林经理' })
  @IsOptional()
  @TextField(64)
  displayName?: string;

  @ApiPropertyOptional({ enum: ROLES, example: 'manager' })
  @IsOptional()
  @IsIn(ROLES)
  role?: Role;

  @ApiPropertyOptional({ example: false, description: '停用后立即下线 / disabling ends the sessions at once' })
  @IsOptional()
  @IsBoolean()
  disabled?: boolean;

  @ApiPropertyOptional({ example: 'mountain-river-43', format: 'password', ...bounds() })
  @IsOptional()
  @PasswordField()
  password?: string;
}

export class StaffAccountDto extends StaffProfileDto implements StaffAccount {
  @ApiProperty({ format: 'date-time', example: '2026-01-15T08:30:00.000Z' }) createdAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null }) disabledAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null }) lockedUntil: string | null;
}

export class StaffAccountPageDto implements StaffAccountPage {
  @ApiProperty({ type: [StaffAccountDto] }) items: StaffAccountDto[];
  @ApiProperty({ type: String, nullable: true, example: null }) nextCursor: string | null;
}

function bounds() {
  return { minLength: PASSWORD_LENGTH.min, maxLength: PASSWORD_LENGTH.max };
}
