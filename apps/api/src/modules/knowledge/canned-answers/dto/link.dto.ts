import { ApiProperty } from '@nestjs/swagger';
import type { ReplyLink } from '@zhiyin/contracts';
import { Matches } from 'class-validator';
import { TextField } from '../../../../platform/http';

/** A page of the mini program or an https address with a host; a mini program opens nothing else. */
const TARGET = /^(?:\/pages\/[^\s\\]+|https:\/\/[\p{L}\d][^\s\\@/]*(?:\/[^\s\\]*|[?#][^\s\\]*)?)$/u;

export class LinkDto implements ReplyLink {
  @ApiProperty({ example: '申请退货', maxLength: 40 })
  @TextField(40)
  label: string;

  @ApiProperty({ example: '/pages/order/list?tab=after-sale', maxLength: 500 })
  @TextField(500)
  @Matches(TARGET, { message: '应以 /pages/ 或 https:// 开头 (must be a /pages/ path or an https address)' })
  url: string;
}
