import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { CannedAnswerInput, CannedAnswerUpdate } from '@zhiyin/contracts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsISO8601,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { TextField, TextListField } from '../../../../platform/http';
import { HasWords } from './has-words.decorator';
import { IsAfter } from './is-after.decorator';
import { LinkDto } from './link.dto';

const TIME = { example: '2026-12-12T00:00:00+08:00', nullable: true, type: String } as const;

/** With its offset, else it would mean another moment on every server; within what both databases store. */
const MOMENT = /^(?:19[7-9]|2\d\d)\d-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)$/;
const MOMENT_WORDS = '应为带时区的 ISO 8601 时间 (must be an ISO 8601 time with an offset)';
const Moment = () =>
  applyDecorators(Matches(MOMENT, { message: MOMENT_WORDS }), IsISO8601({ strict: true }, { message: MOMENT_WORDS }));

/** Left out is not the same as null here: null is refused, except where it means "no limit". */
const Optional = () => ValidateIf((_, value: unknown) => value !== undefined);

export class CannedAnswerDto implements CannedAnswerInput {
  @ApiProperty({ example: '怎么退货', maxLength: 200 })
  @TextField(200)
  @HasWords()
  question: string;

  @ApiPropertyOptional({ example: ['我要退货', '退货流程是什么'], maxItems: 200 })
  @Optional()
  @IsArray()
  @ArrayMaxSize(200)
  @TextListField(200)
  similarQuestions?: string[];

  @ApiProperty({ example: '签收次日起 7 天内可以无理由退货。', maxLength: 5_000 })
  @TextField(5_000)
  answer: string;

  @ApiPropertyOptional({ example: '退换货', maxLength: 50 })
  @Optional()
  @TextField(50)
  category?: string;

  @ApiPropertyOptional({ type: [LinkDto] })
  @Optional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => LinkDto)
  links?: LinkDto[];

  @ApiPropertyOptional({ example: ['退货运费谁出'], maxItems: 10 })
  @Optional()
  @IsArray()
  @ArrayMaxSize(10)
  @TextListField(200)
  followUps?: string[];

  @ApiPropertyOptional(TIME)
  @IsOptional()
  @Moment()
  validFrom?: string | null;

  @ApiPropertyOptional(TIME)
  @IsOptional()
  @Moment()
  @IsAfter('validFrom')
  validTo?: string | null;

  @ApiPropertyOptional({ example: ['前天收到的杯子想申请退货'], maxItems: 200 })
  @Optional()
  @IsArray()
  @ArrayMaxSize(200)
  @TextListField(200)
  regressionQuestions?: string[];

  @ApiPropertyOptional({ example: 'return-how', maxLength: 100 })
  @Optional()
  @TextField(100)
  externalKey?: string;

  @ApiPropertyOptional({ default: true, description: 'false keeps a draft' })
  @Optional()
  @IsBoolean()
  publish?: boolean;
}

export class CannedAnswerUpdateDto extends CannedAnswerDto implements CannedAnswerUpdate {
  @ApiProperty({ example: 3, description: 'The version the edit started from' })
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  version: number;
}
