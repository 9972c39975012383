import { ApiProperty } from '@nestjs/swagger';
import {
  ANSWER_STATUSES,
  type CannedAnswer,
  type CannedAnswerPage,
  type CannedAnswerSnapshot,
  type CannedAnswerStatus,
  type CannedAnswerVersion,
  type CategoryCount,
} from '@zhiyin/contracts';
import { LinkDto } from './link.dto';

const ID = '0199aa70-5c3e-7b1a-9f00-3f1c2d4e5a6b';
const MOMENT = '2026-12-12T00:00:00.000Z';

export class CannedAnswerSnapshotDto implements CannedAnswerSnapshot {
  @ApiProperty({ example: '怎么退货' }) question: string;
  @ApiProperty({ example: ['我要退货', '退货流程是什么'] }) similarQuestions: string[];
  @ApiProperty({ example: '签收次日起 7 天内可以无理由退货。' }) answer: string;
  @ApiProperty({ example: '退换货', type: String, nullable: true }) category: string | null;
  @ApiProperty({ type: [LinkDto] }) links: LinkDto[];
  @ApiProperty({ example: ['退货运费谁出'] }) followUps: string[];
  @ApiProperty({ example: MOMENT, type: String, nullable: true }) validFrom: string | null;
  @ApiProperty({ example: null, type: String, nullable: true }) validTo: string | null;
  @ApiProperty({ example: ['前天收到的杯子想申请退货'] }) regressionQuestions: string[];
  @ApiProperty({ enum: ANSWER_STATUSES, example: 'published' }) status: CannedAnswerStatus;
}

export class CannedAnswerReplyDto extends CannedAnswerSnapshotDto implements CannedAnswer {
  @ApiProperty({ example: ID }) id: string;
  @ApiProperty({ example: 'return-how', type: String, nullable: true }) externalKey: string | null;
  @ApiProperty({ example: 3 }) version: number;
  @ApiProperty({ example: true, description: '演示店铺自带 / seeded with the demo shop' }) demo: boolean;
  @ApiProperty({ example: 128 }) hits: number;
  @ApiProperty({ example: MOMENT, type: String, nullable: true }) lastHitAt: string | null;
  @ApiProperty({ example: MOMENT }) createdAt: string;
  @ApiProperty({ example: MOMENT }) updatedAt: string;
}

export class CannedAnswerPageDto implements CannedAnswerPage {
  @ApiProperty({ type: [CannedAnswerReplyDto] }) items: CannedAnswerReplyDto[];
  @ApiProperty({ example: null, type: String, nullable: true }) nextCursor: string | null;
  @ApiProperty({ example: 167 }) total: number;
}

export class CategoryCountDto implements CategoryCount {
  @ApiProperty({ example: '退换货' }) category: string;
  @ApiProperty({ example: 24 }) count: number;
}

export class CannedAnswerVersionDto implements CannedAnswerVersion {
  @ApiProperty({ example: 3 }) version: number;
  @ApiProperty() snapshot: CannedAnswerSnapshotDto;
  @ApiProperty({ example: ID, type: String, nullable: true }) staffId: string | null;
  @ApiProperty({ example: MOMENT }) createdAt: string;
}

export class CannedAnswerVersionPageDto {
  @ApiProperty({ type: [CannedAnswerVersionDto] }) items: CannedAnswerVersionDto[];
  @ApiProperty({ example: null, type: String, nullable: true }) nextCursor: string | null;
}
