import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { BulkResult, Term, TermPage } from '@zhiyin/contracts';
import { type Staff, StaffOnly, Who } from '../../auth';
import {
  TermBulkResultDto,
  TermBulkUploadDto,
  TermDto,
  TermInputDto,
  TermListQueryDto,
  TermPageDto,
} from '../dto/term.dto';
import { TermsService } from './terms.service';

/** 10,000 terms with some exceptions. */
const UPLOAD_BODY_LIMIT = 16 * 1024 * 1024;

@ApiTags('内容安全 moderation')
@StaffOnly('manager')
@Controller('admin/moderation/terms')
export class TermsController {
  constructor(private readonly terms: TermsService) {}

  @Get()
  @StaffOnly('agent')
  @ApiOperation({ summary: '词库 the lexicon, newest first' })
  @ApiOkResponse({ type: TermPageDto })
  list(@Query() query: TermListQueryDto): Promise<TermPage> {
    return this.terms.list(query);
  }

  @Post()
  @ApiOperation({ summary: '新增词 add a term; it counts from the next message on' })
  @ApiCreatedResponse({ type: TermDto })
  create(@Who() who: Staff, @Body() body: TermInputDto): Promise<Term> {
    return this.terms.create(who, body);
  }

  @Post('bulk')
  @RouteConfig({ bodyLimit: UPLOAD_BODY_LIMIT })
  @HttpCode(200)
  @ApiOperation({ summary: '批量导入，按词更新 add or update many, told apart by the term' })
  @ApiOkResponse({ type: TermBulkResultDto })
  bulk(@Who() who: Staff, @Body() { items }: TermBulkUploadDto): Promise<BulkResult> {
    return this.terms.upsert(who, items);
  }

  @Put(':id')
  @ApiOperation({ summary: '修改词 change a term; what is left out stays' })
  @ApiOkResponse({ type: TermDto })
  update(@Who() who: Staff, @Param('id', ParseUUIDPipe) id: string, @Body() body: TermInputDto): Promise<Term> {
    return this.terms.update(who, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: '删除词 remove a term' })
  @ApiNoContentResponse()
  remove(@Who() who: Staff, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.terms.remove(who, id);
  }
}
