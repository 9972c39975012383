import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { BulkUpload } from '@zhiyin/contracts';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsOptional } from 'class-validator';
import { CannedAnswerDto } from './canned-answer.dto';

export const MOST_ITEMS = 10_000;

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
