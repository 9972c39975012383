import { ApiProperty } from '@nestjs/swagger';
import type { DocumentPassage, DocumentSummary } from '@zhiyin/contracts';

const ID = '0199aa70-5c3e-7b1a-9f00-3f1c2d4e5a6b';

export class DocumentReplyDto implements DocumentSummary {
  @ApiProperty({ example: ID }) id: string;
  @ApiProperty({ example: '退换货政策' }) title: string;
  @ApiProperty({ example: 'md' }) format: string;
  @ApiProperty({ example: 2 }) version: number;
  @ApiProperty({ example: 14 }) passages: number;
  @ApiProperty({ example: false }) demo: boolean;
  @ApiProperty({ example: '2026-12-12T00:00:00.000Z' }) updatedAt: string;
}

export class DocumentPageDto {
  @ApiProperty({ type: [DocumentReplyDto] }) items: DocumentReplyDto[];
  @ApiProperty({ example: null, type: String, nullable: true }) nextCursor: string | null;
}

export class PassageDto implements DocumentPassage {
  @ApiProperty({ example: ID }) id: string;
  @ApiProperty({ example: ID }) documentId: string;
  @ApiProperty({ example: '1 退换货期限' }) heading: string;
  @ApiProperty({ example: 1 }) position: number;
  @ApiProperty({ example: '无理由退货：签收次日零点起 7 天内，金穗会员为 15 天。' }) text: string;
}

export class PassagePageDto {
  @ApiProperty({ type: [PassageDto] }) items: PassageDto[];
  @ApiProperty({ example: null, type: String, nullable: true }) nextCursor: string | null;
}
