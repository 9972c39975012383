import { ApiProperty } from '@nestjs/swagger';
import { DOCUMENT_FORMATS, type DocumentFormat, type DocumentInput } from '@zhiyin/contracts';
import { IsIn } from 'class-validator';
import { TextField } from '../../../../platform/http';

/** Three bytes each in UTF-8: what fits into a body of 1 MB. */
const MAX_CONTENT = 300_000;

export class DocumentDto implements DocumentInput {
  @ApiProperty({ example: '退换货政策', maxLength: 200 })
  @TextField(200)
  title: string;

  @ApiProperty({ enum: DOCUMENT_FORMATS, example: 'md' })
  @IsIn(DOCUMENT_FORMATS)
  format: DocumentFormat;

  @ApiProperty({ example: '# 退换货政策\n\n## 期限\n\n签收次日起 7 天内可以退货。', maxLength: MAX_CONTENT })
  @TextField(MAX_CONTENT)
  content: string;
}
