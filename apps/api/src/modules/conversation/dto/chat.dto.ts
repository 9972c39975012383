import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { FeedbackRequest } from '@zhiyin/contracts';
import { IsBoolean, IsInt, IsOptional, Max, Min } from 'class-validator';
import { TextField } from '../../../platform/http';

export class HandoffDto {
  @ApiPropertyOptional({ maxLength: 100, example: '想换一个客服' })
  @IsOptional()
  @TextField(100)
  reason?: string;
}

export class ReadDto {
  @ApiProperty({ example: 12 })
  @IsInt()
  @Min(1)
  @Max(2 ** 31 - 1)
  seq: number;
}

export class FeedbackDto implements FeedbackRequest {
  @ApiProperty()
  @IsBoolean()
  helpful: boolean;

  @ApiPropertyOptional({ maxLength: 40 })
  @IsOptional()
  @TextField(40)
  reason?: string;

  @ApiPropertyOptional({ maxLength: 500 })
  @IsOptional()
  @TextField(500)
  comment?: string;
}
