import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AuditLogPage } from '@zhiyin/contracts';
import { ListQueryDto } from '../../../platform/http';
import { StaffOnly } from '../access/access.decorators';
import { AuditLogPageDto } from '../dto/audit-log.dto';
import { AuditService } from './audit.service';

@ApiTags('管理 administration')
@StaffOnly('admin')
@Controller('admin/audit-log')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @ApiOperation({ summary: '操作日志，最新在前 who did what, newest first' })
  @ApiOkResponse({ type: AuditLogPageDto })
  list(@Query() query: ListQueryDto): Promise<AuditLogPage> {
    return this.audit.list(query);
  }
}
