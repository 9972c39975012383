import { ApiProperty } from '@nestjs/swagger';
import type { RollbackRequest } from '@zhiyin/contracts';
import { IsInt, Max, Min } from 'class-validator';

export class RollbackDto implements RollbackRequest {
  @ApiProperty({ example: 2 })
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  version: number;
}
