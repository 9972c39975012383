import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { BulkResult, CannedAnswer, CannedAnswerPage, CategoryCount, MatchResult } from '@zhiyin/contracts';
import { ListQueryDto } from '../../../platform/http';
import { type Staff, StaffOnly, Who } from '../../auth';
import { KnowledgeService } from '../knowledge.service';
import { BulkUploads } from './bulk-upload.service';
import { CannedAnswersService } from './canned-answers.service';
import { BulkResultDto, BulkUploadDto } from './dto/bulk-upload.dto';
import { CannedAnswerDto, CannedAnswerUpdateDto } from './dto/canned-answer.dto';
import { CannedAnswerListQueryDto } from './dto/canned-answer-list-query.dto';
import {
  CannedAnswerPageDto,
  CannedAnswerReplyDto,
  CannedAnswerVersionPageDto,
  CategoryCountDto,
} from './dto/canned-answer-reply.dto';
import { MatchDto } from './dto/match.dto';
import { MatchReplyDto } from './dto/match-reply.dto';
import { RollbackDto } from './dto/rollback.dto';

/** 10,000 entries of ordinary length are about 10 MB. */
const UPLOAD_BODY_LIMIT = 32 * 1024 * 1024;

@ApiTags('标准问答 canned answers')
@Controller('admin')
@StaffOnly('agent')
export class CannedAnswersController {
  constructor(
    private readonly answers: CannedAnswersService,
    private readonly uploads: BulkUploads,
    private readonly knowledge: KnowledgeService,
  ) {}

  @Get('faqs')
  @ApiOperation({ summary: '标准问答列表，最新在前 canned answers, newest first' })
  @ApiOkResponse({ type: CannedAnswerPageDto })
  list(@Query() query: CannedAnswerListQueryDto): Promise<CannedAnswerPage> {
    return this.answers.list(query);
  }

  @Get('faq-categories')
  @ApiOperation({ summary: '使用中的分类 categories in use' })
  @ApiOkResponse({ type: [CategoryCountDto] })
  categories(): Promise<CategoryCount[]> {
    return this.answers.categories();
  }

  @Post('faqs')
  @ApiOperation({ summary: '新建标准问答，立即生效 create; served at once', description: 'Errors: external_key_taken' })
  @ApiCreatedResponse({ type: CannedAnswerReplyDto })
  @StaffOnly('manager')
  create(@Who() who: Staff, @Body() body: CannedAnswerDto): Promise<CannedAnswer> {
    return this.answers.create(who, body);
  }

  @Post('faqs/bulk')
  @ApiOperation({
    summary: '批量导入，按 externalKey 更新 upload many, upserted by externalKey',
    description: 'A wrong item is reported; the others are kept.',
  })
  @ApiOkResponse({ type: BulkResultDto })
  @StaffOnly('manager')
  @HttpCode(200)
  @RouteConfig({ bodyLimit: UPLOAD_BODY_LIMIT })
  upload(@Who() who: Staff, @Body() body: BulkUploadDto): Promise<BulkResult> {
    return this.uploads.upload(who, body);
  }

  @Post('faqs/match')
  @ApiOperation({
    summary: '试问：现在会怎么回答 what the bot would answer now, and why',
    description: 'Counts as nothing and is stored nowhere.',
  })
  @ApiOkResponse({ type: MatchReplyDto })
  @HttpCode(200)
  match(@Body() { text }: MatchDto): MatchResult {
    const { exactEntry: _exactEntry, ...result } = this.knowledge.match(text);
    return result;
  }

  @Get('faqs/:id')
  @ApiOperation({ summary: '标准问答详情 one canned answer', description: 'Errors: not_found' })
  @ApiOkResponse({ type: CannedAnswerReplyDto })
  get(@Param('id') id: string): Promise<CannedAnswer> {
    return this.answers.get(id);
  }

  @Put('faqs/:id')
  @ApiOperation({
    summary: '修改标准问答，下一句回答即生效 replace the content; the next answer is the new one',
    description: 'Errors: not_found, conflict when `version` is no longer the newest, external_key_taken',
  })
  @ApiOkResponse({ type: CannedAnswerReplyDto })
  @StaffOnly('manager')
  update(@Who() who: Staff, @Param('id') id: string, @Body() body: CannedAnswerUpdateDto): Promise<CannedAnswer> {
    return this.answers.update(who, id, body);
  }

  @Delete('faqs/:id')
  @ApiOperation({ summary: '归档 take out of service, and keep', description: 'Errors: not_found' })
  @ApiNoContentResponse()
  @StaffOnly('manager')
  @HttpCode(204)
  archive(@Who() who: Staff, @Param('id') id: string): Promise<void> {
    return this.answers.archive(who, id);
  }

  @Post('faqs/:id/restore')
  @ApiOperation({ summary: '取消归档 bring back what was archived', description: 'Errors: not_found' })
  @ApiOkResponse({ type: CannedAnswerReplyDto })
  @StaffOnly('manager')
  @HttpCode(200)
  restore(@Who() who: Staff, @Param('id') id: string): Promise<CannedAnswer> {
    return this.answers.restore(who, id);
  }

  @Get('faqs/:id/versions')
  @ApiOperation({ summary: '历史版本，最新在前 versions, newest first', description: 'Errors: not_found' })
  @ApiOkResponse({ type: CannedAnswerVersionPageDto })
  versions(@Param('id') id: string, @Query() query: ListQueryDto): Promise<CannedAnswerVersionPageDto> {
    return this.answers.versions(id, query);
  }

  @Post('faqs/:id/rollback')
  @ApiOperation({ summary: '回滚到某一版本 that version’s content as a new version', description: 'Errors: not_found' })
  @ApiOkResponse({ type: CannedAnswerReplyDto })
  @StaffOnly('manager')
  @HttpCode(200)
  rollBack(@Who() who: Staff, @Param('id') id: string, @Body() { version }: RollbackDto): Promise<CannedAnswer> {
    return this.answers.rollBack(who, id, version);
  }
}
