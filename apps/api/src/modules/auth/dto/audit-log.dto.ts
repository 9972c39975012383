import { ApiProperty } from '@nestjs/swagger';
import type { AuditLogEntry, AuditLogPage } from '@zhiyin/contracts';

export class AuditLogEntryDto implements AuditLogEntry {
  @ApiProperty({ format: 'uuid', example: '019a4d1e-9b1c-7a20-8d31-4c5d6e7f8a9b' }) id: string;
  @ApiProperty({ format: 'date-time', example: '2026-01-15T08:30:00.000Z' }) at: string;
  @ApiProperty({ format: 'uuid', example: '019a4d1e-7c3b-7d10-9f42-1a2b3c4d5e6f' }) staffId: string;
  @ApiProperty({ example: 'staff.update' }) action: string;
  @ApiProperty({ example: '019a4d1e-8d2f-7c11-8e21-3b4c5d6e7f80' }) target: string;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, example: { role: 'manager' } })
  detail: Record<string, unknown> | null;
}

export class AuditLogPageDto implements AuditLogPage {
  @ApiProperty({ type: [AuditLogEntryDto] }) items: AuditLogEntryDto[];
  @ApiProperty({ type: String, nullable: true, example: null }) nextCursor: string | null;
}
