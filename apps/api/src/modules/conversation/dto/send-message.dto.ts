import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { SendMessageRequest } from '@zhiyin/contracts';
import {
  IsIn,
  IsObject,
  IsOptional,
  IsUUID,
  Matches,
  Validate,
  ValidateIf,
  ValidatorConstraint,
} from 'class-validator';
import type { ValidatorConstraintInterface } from 'class-validator';
import { TextField } from '../../../platform/http';

const KINDS = ['text', 'image', 'voice', 'option'] as const;
const MAX_CONTEXT = 20;

/** Where the customer is in the mini program: a few short texts. */
@ValidatorConstraint({ name: 'context' })
class ShortTexts implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    const entries = Object.entries((value ?? {}) as object);
    return (
      entries.length <= MAX_CONTEXT &&
      entries.every(([key, text]) => key.length <= 40 && typeof text === 'string' && text.length <= 500)
    );
  }

  defaultMessage(): string {
    return `context takes at most ${MAX_CONTEXT} texts of up to 500 characters`;
  }
}

export class SendMessageDto implements SendMessageRequest {
  @ApiProperty({
    example: '0197b1c4-5c1e-7d3a-9c0b-3f2a4e5d6c7b',
    description: 'Sent again, it yields the same message and answer',
  })
  @IsUUID()
  clientMessageId: string;

  @ApiProperty({ enum: KINDS, example: 'text' })
  @IsIn(KINDS)
  kind: (typeof KINDS)[number];

  @ApiPropertyOptional({ maxLength: 2000, example: '怎么退货' })
  @ValidateIf((dto: SendMessageDto) => dto.kind === 'text' || dto.text !== undefined)
  @TextField(2000)
  text?: string;

  @ApiPropertyOptional()
  @ValidateIf((dto: SendMessageDto) => dto.kind === 'image' || dto.kind === 'voice' || dto.attachmentId !== undefined)
  @IsUUID()
  attachmentId?: string;

  @ApiPropertyOptional({ example: 'ask:0', description: 'Id of the chosen option, with inReplyTo' })
  @ValidateIf((dto: SendMessageDto) => dto.kind === 'option' || dto.optionId !== undefined)
  @Matches(/^[a-z]{1,12}:[A-Za-z0-9-]{1,64}$/)
  optionId?: string;

  @ApiPropertyOptional({ description: 'Entry that offered the option' })
  @ValidateIf((dto: SendMessageDto) => dto.kind === 'option' || dto.inReplyTo !== undefined)
  @IsUUID()
  inReplyTo?: string;

  @ApiPropertyOptional({ type: Object, example: { page: '/pages/order/detail' } })
  @IsOptional()
  @IsObject()
  @Validate(ShortTexts)
  context?: Record<string, string>;
}
