import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import {
  MODERATION_STAGES,
  type ModerationRecord,
  type ModerationRecordPage,
  type ModerationStage,
  type Verdict,
  VERDICTS,
} from '@zhiyin/contracts';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { ListQueryDto } from '../../../platform/http';
import { ModerationHitDto } from './check.dto';

class KeptHitDto extends OmitType(ModerationHitDto, ['value'] as const) {}

export class ModerationRecordDto implements ModerationRecord {
  @ApiProperty({ format: 'uuid', example: '019a4d1e-9b1c-7a20-8d31-4c5d6e7f8a9b' }) id: string;
  @ApiProperty({ enum: MODERATION_STAGES }) stage: ModerationStage;
  @ApiProperty({ example: '019a4d1e-7c3b-7d10-9f42-1a2b3c4d5e6f' }) subjectId: string;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' }) customerId: string | null;
  @ApiProperty({ enum: VERDICTS }) verdict: Verdict;
  @ApiProperty({ type: [KeptHitDto] }) hits: KeptHitDto[];
  @ApiProperty({ example: '电话138****8000' }) maskedText: string;
  @ApiProperty({ format: 'date-time', example: '2026-01-15T08:30:00.000Z' }) createdAt: string;
}

export class ModerationRecordPageDto implements ModerationRecordPage {
  @ApiProperty({ type: [ModerationRecordDto] }) items: ModerationRecordDto[];
  @ApiProperty({ type: String, nullable: true, example: null }) nextCursor: string | null;
}

export class RecordListQueryDto extends ListQueryDto {
  @ApiPropertyOptional({ enum: VERDICTS })
  @IsOptional()
  @IsIn(VERDICTS)
  verdict?: Verdict;

  @ApiPropertyOptional({ enum: MODERATION_STAGES })
  @IsOptional()
  @IsIn(MODERATION_STAGES)
  stage?: ModerationStage;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  customerId?: string;
}
