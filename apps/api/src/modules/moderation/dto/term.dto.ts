import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  type BulkResult,
  type Term,
  TERM_ACTIONS,
  type TermAction,
  type TermBulkUpload,
  type TermInput,
  type TermPage,
} from '@zhiyin/contracts';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { ListQueryDto, TextField, TextListField } from '../../../platform/http';
import { LONGEST_EXCEPTION } from '../lexicon/lexicon';
import { LEAST_SEVERITY, LONGEST_CATEGORY, LONGEST_TERM, MOST_EXCEPTIONS, MOST_SEVERITY } from '../terms/term-content';

export class TermInputDto implements TermInput {
  @ApiProperty({ example: '加微信返利', maxLength: LONGEST_TERM })
  @TextField(LONGEST_TERM)
  term: string;

  @ApiProperty({ example: 'off_platform', maxLength: LONGEST_CATEGORY })
  @TextField(LONGEST_CATEGORY)
  category: string;

  @ApiProperty({ enum: TERM_ACTIONS, example: 'mask' })
  @IsIn(TERM_ACTIONS)
  action: TermAction;

  @ApiPropertyOptional({ minimum: LEAST_SEVERITY, maximum: MOST_SEVERITY, default: 3 })
  @IsOptional()
  @IsInt()
  @Min(LEAST_SEVERITY)
  @Max(MOST_SEVERITY)
  severity?: number;

  @ApiPropertyOptional({ type: [String], maxItems: MOST_EXCEPTIONS, description: 'Harmless texts around the term' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_EXCEPTIONS)
  @TextListField(LONGEST_EXCEPTION)
  exceptions?: string[];

  @ApiPropertyOptional({ default: true, description: 'Latin letters beside it make it another word' })
  @IsOptional()
  @IsBoolean()
  wholeWord?: boolean;

  @ApiPropertyOptional({ default: true })
  @IsOptional()
  @IsBoolean()
  enabled?: boolean;
}

export class TermDto implements Term {
  @ApiProperty({ format: 'uuid', example: '019a4d1e-9b1c-7a20-8d31-4c5d6e7f8a9b' }) id: string;
  @ApiProperty({ example: '加微信返利' }) term: string;
  @ApiProperty({ example: 'off_platform' }) category: string;
  @ApiProperty({ enum: TERM_ACTIONS }) action: TermAction;
  @ApiProperty({ example: 3 }) severity: number;
  @ApiProperty({ type: [String], example: [] }) exceptions: string[];
  @ApiProperty() wholeWord: boolean;
  @ApiProperty() enabled: boolean;
  @ApiProperty({ description: 'Came with the product' }) starter: boolean;
  @ApiProperty({ format: 'date-time', example: '2026-01-15T08:30:00.000Z' }) createdAt: string;
  @ApiProperty({ format: 'date-time', example: '2026-01-15T08:30:00.000Z' }) updatedAt: string;
}

export class TermPageDto implements TermPage {
  @ApiProperty({ type: [TermDto] }) items: TermDto[];
  @ApiProperty({ type: String, nullable: true, example: null }) nextCursor: string | null;
}

export class TermListQueryDto extends ListQueryDto {
  @ApiPropertyOptional({ example: '微信', description: 'Part of the term' })
  @IsOptional()
  @TextField(LONGEST_TERM)
  q?: string;

  @ApiPropertyOptional({ example: 'off_platform' })
  @IsOptional()
  @TextField(LONGEST_CATEGORY)
  category?: string;

  @ApiPropertyOptional({ enum: TERM_ACTIONS })
  @IsOptional()
  @IsIn(TERM_ACTIONS)
  action?: TermAction;
}

const MOST_ITEMS = 10_000;

/** The items are looked at one by one in the service: a wrong one is reported and the others are kept. */
export class TermBulkUploadDto implements TermBulkUpload {
  @ApiProperty({ type: [TermInputDto], maxItems: MOST_ITEMS })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ITEMS)
  items: TermInputDto[];
}

class RowErrorDto {
  @ApiProperty({ example: 3 }) index: number;
  @ApiProperty({ example: 'term' }) field: string;
  @ApiProperty() message: string;
}

export class TermBulkResultDto implements BulkResult {
  @ApiProperty({ example: 120 }) created: number;
  @ApiProperty({ example: 4 }) updated: number;
  @ApiProperty({ type: [RowErrorDto] }) errors: RowErrorDto[];
}
