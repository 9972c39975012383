import { ApiProperty } from '@nestjs/swagger';
import { MATCH_OUTCOMES, type MatchCandidate, type MatchOutcome, type MatchResult } from '@zhiyin/contracts';

export class MatchCandidateDto implements MatchCandidate {
  @ApiProperty({ example: '0199aa70-5c3e-7b1a-9f00-3f1c2d4e5a6b' }) id: string;
  @ApiProperty({ example: 'return-how', type: String, nullable: true }) externalKey: string | null;
  @ApiProperty({ example: '怎么退货' }) question: string;
  @ApiProperty({ example: 0.93, description: '0..1' }) confidence: number;
  @ApiProperty({ example: '收到货了，想退回去' }) matchedQuestion: string;
}

export class ThresholdsDto {
  @ApiProperty({ example: 0.6 }) direct: number;
  @ApiProperty({ example: 0.25 }) suggest: number;
}

export class MatchReplyDto implements MatchResult {
  @ApiProperty({ enum: MATCH_OUTCOMES, example: 'direct' }) outcome: MatchOutcome;
  @ApiProperty({ example: 0.93 }) confidence: number;
  @ApiProperty({ example: false }) exact: boolean;
  @ApiProperty({ type: [MatchCandidateDto] }) candidates: MatchCandidateDto[];
  @ApiProperty() thresholds: ThresholdsDto;
}
