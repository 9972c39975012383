import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ModerationRecordPage, ModerationResult } from '@zhiyin/contracts';
import { StaffOnly } from '../auth';
import { CheckTextDto, ModerationResultDto } from './dto/check.dto';
import { ModerationRecordPageDto, RecordListQueryDto } from './dto/record.dto';
import { ModerationService } from './moderation.service';
import { VerdictsService } from './verdicts/verdicts.service';

@ApiTags('内容安全 moderation')
@Controller('admin/moderation')
export class ModerationController {
  constructor(
    private readonly moderation: ModerationService,
    private readonly verdicts: VerdictsService,
  ) {}

  @Post('check')
  @HttpCode(200)
  @StaffOnly('agent')
  @ApiOperation({ summary: '试一试一段文字 what would be found in a text; nothing is kept' })
  @ApiOkResponse({ type: ModerationResultDto })
  check(@Body() { text }: CheckTextDto): ModerationResult {
    return this.moderation.check(text);
  }

  @Get('hits')
  @StaffOnly('manager')
  @ApiOperation({ summary: '命中记录，最新在前 what was found, newest first' })
  @ApiOkResponse({ type: ModerationRecordPageDto })
  hits(@Query() { limit, cursor, ...filter }: RecordListQueryDto): Promise<ModerationRecordPage> {
    return this.verdicts.list(filter, { limit, ...(cursor === undefined ? {} : { cursor }) });
  }
}
