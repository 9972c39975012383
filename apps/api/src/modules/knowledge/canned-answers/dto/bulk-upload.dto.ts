import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { BulkResult, BulkUpload } from '@zhiyin/contracts';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsOptional } from 'class-validator';
import { CannedAnswerDto } from './canned-answer.dto';

const MOST_ITEMS = 10_000;

/** The items are looked at one by one in the service: a wrong one is reported and the others are kept. */
export class BulkUploadDto implements BulkUpload {
  @ApiProperty({ type: [CannedAnswerDto], maxItems: MOST_ITEMS })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ITEMS)
  items: CannedAnswerDto[];

  @ApiPropertyOptional({ default: true, description: 'For items that do not say it themselves' })
  @IsOptional()
  @IsBoolean()
  publish?: boolean;
}

export class BulkErrorDto {
  @ApiProperty({ example: 3, description: '在 items 中的位置，从 0 起 / place in items, from 0' }) index: number;
  @ApiProperty({ example: 'question' }) field: string;
  @ApiProperty({ example: '最多 200 个字符' }) message: string;
}

export class BulkResultDto implements BulkResult {
  @ApiProperty({ example: 1_997 }) created: number;
  @ApiProperty({ example: 0 }) updated: number;
  @ApiProperty({ type: [BulkErrorDto] }) errors: BulkErrorDto[];
}
