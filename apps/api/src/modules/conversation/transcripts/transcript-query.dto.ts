import { ApiPropertyOptional } from '@nestjs/swagger';
import { ANSWER_SOURCES, type AnswerSource, CONVERSATION_STATES, type ConversationState } from '@zhiyin/contracts';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsISO8601, IsOptional } from 'class-validator';
import { ListQueryDto, TextField } from '../../../platform/http';

/** Filters of the transcript list; all that are given must hold. */
export class TranscriptQueryDto extends ListQueryDto {
  @ApiPropertyOptional({ description: 'Last message at or after', example: '2026-01-01T00:00:00Z' })
  @IsOptional()
  @IsISO8601({ strict: true })
  from?: string;

  @ApiPropertyOptional({ description: 'Last message before' })
  @IsOptional()
  @IsISO8601({ strict: true })
  to?: string;

  @ApiPropertyOptional({ enum: CONVERSATION_STATES })
  @IsOptional()
  @IsIn(CONVERSATION_STATES)
  state?: ConversationState;

  @ApiPropertyOptional({ enum: ANSWER_SOURCES, description: 'With an answer from this source' })
  @IsOptional()
  @IsIn(ANSWER_SOURCES)
  source?: AnswerSource;

  @ApiPropertyOptional({ description: 'With (or without) a degraded answer' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  degraded?: boolean;

  @ApiPropertyOptional({ description: 'Text in any message', maxLength: 100 })
  @IsOptional()
  @TextField(100)
  q?: string;
}
