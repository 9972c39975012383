import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  type ModerationHit,
  type ModerationResult,
  TERM_ACTIONS,
  type TermAction,
  type Verdict,
  VERDICTS,
} from '@zhiyin/contracts';
import { IsString, MaxLength } from 'class-validator';

const LONGEST_TEXT = 200_000;

/** Taken as it is, without trimming: the offsets of the answer count in the text that was sent. */
export class CheckTextDto {
  @ApiProperty({ example: '加我微信 lilei2020，电话１３８００１３８０００', maxLength: LONGEST_TEXT })
  @IsString()
  @MaxLength(LONGEST_TEXT)
  text: string;
}

export class ModerationHitDto implements ModerationHit {
  @ApiProperty({ enum: ['term', 'personal_data'] }) type: 'term' | 'personal_data';
  @ApiProperty({ example: 'mobile' }) category: string;
  @ApiPropertyOptional({ description: 'The term of the lexicon' }) term?: string;
  @ApiPropertyOptional({ example: '13800138000', description: 'Without disguise' }) value?: string;
  @ApiProperty({ example: 18, description: 'UTF-16 offset' }) start: number;
  @ApiProperty({ example: 29, description: 'UTF-16 offset, exclusive' }) end: number;
  @ApiProperty({ enum: TERM_ACTIONS }) action: TermAction;
}

export class ModerationResultDto implements ModerationResult {
  @ApiProperty({ enum: VERDICTS, example: 'mask' }) verdict: Verdict;
  @ApiProperty({ example: '加我微信 l****，电话138****8000' }) masked: string;
  @ApiProperty({ type: [ModerationHitDto] }) hits: ModerationHitDto[];
}
