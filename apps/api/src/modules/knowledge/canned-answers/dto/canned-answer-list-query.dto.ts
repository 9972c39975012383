import { ApiPropertyOptional } from '@nestjs/swagger';
import { ANSWER_STATUSES, type CannedAnswerStatus } from '@zhiyin/contracts';
import { IsIn, IsOptional } from 'class-validator';
import { ListQueryDto, TextField } from '../../../../platform/http';

export class CannedAnswerListQueryDto extends ListQueryDto {
  @ApiPropertyOptional({ example: '退货', description: 'In the question, a similar question or the answer' })
  @IsOptional()
  @TextField(100)
  q?: string;

  @ApiPropertyOptional({ example: '退换货' })
  @IsOptional()
  @TextField(50)
  category?: string;

  @ApiPropertyOptional({ enum: ANSWER_STATUSES, description: 'Unset: drafts and published ones' })
  @IsOptional()
  @IsIn(ANSWER_STATUSES)
  status?: CannedAnswerStatus;
}
