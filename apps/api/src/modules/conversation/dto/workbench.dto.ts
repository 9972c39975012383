import { ApiProperty } from '@nestjs/swagger';
import { PRESENCE_STATUSES, type PresenceStatus } from '@zhiyin/contracts';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { TextField } from '../../../platform/http';

const MAX_INTEGER = 2 ** 31 - 1;

export class ClaimDto {
  @ApiProperty({ description: 'The epoch seen in the list', example: 1 })
  @IsInt()
  @Min(1)
  @Max(MAX_INTEGER)
  controlEpoch: number;
}

export class StaffMessageDto {
  @ApiProperty({ maxLength: 2000, example: '您好，我来为您处理。' })
  @TextField(2000)
  text: string;

  @ApiProperty({ description: 'Last seq on the screen when it was sent', example: 12 })
  @IsInt()
  @Min(0)
  @Max(MAX_INTEGER)
  lastSeenSeq: number;
}

export class PresenceDto {
  @ApiProperty({ enum: PRESENCE_STATUSES, example: 'online' })
  @IsIn(PRESENCE_STATUSES)
  status: PresenceStatus;
}
