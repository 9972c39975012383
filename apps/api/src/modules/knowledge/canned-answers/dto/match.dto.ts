import { ApiProperty } from '@nestjs/swagger';
import type { MatchRequest } from '@zhiyin/contracts';
import { TextField } from '../../../../platform/http';

export class MatchDto implements MatchRequest {
  @ApiProperty({ example: '前天收到的杯子想退掉', maxLength: 2_000 })
  @TextField(2_000)
  text: string;
}
