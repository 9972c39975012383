import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiTags } from '@nestjs/swagger';
import { ListQueryDto } from '../../../platform/http';
import { type Staff, StaffOnly, Who } from '../../auth';
import { KnowledgeService } from '../knowledge.service';
import { BulkUploads } from './bulk-upload.service';
import { CannedAnswersService } from './canned-answers.service';
import { BulkUploadDto } from './dto/bulk-upload.dto';
import { CannedAnswerDto, CannedAnswerUpdateDto } from './dto/canned-answer.dto';
import { CannedAnswerListQueryDto } from './dto/canned-answer-list-query.dto';
import { MatchDto } from './dto/match.dto';
import { RollbackDto } from './dto/rollback.dto';
import { UPLOAD_BODY_LIMIT } from './upload-body-limit';

@ApiTags('canned answers')
@Controller('admin')
@StaffOnly('agent')
export class CannedAnswersController {
  constructor(
    private readonly answers: CannedAnswersService,
    private readonly uploads: BulkUploads,
    private readonly knowledge: KnowledgeService,
  ) {}

  @Get('faqs')
  list(@Query() query: CannedAnswerListQueryDto) {
    return this.answers.list(query);
  }

  @Get('faq-categories')
  categories() {
    return this.answers.categories();
  }

  @Post('faqs')
  @StaffOnly('manager')
  create(@Who() who: Staff, @Body() body: CannedAnswerDto) {
    return this.answers.create(who, body);
  }

  @Post('faqs/bulk')
  @StaffOnly('manager')
  @HttpCode(200)
  @RouteConfig({ bodyLimit: UPLOAD_BODY_LIMIT })
  upload(@Who() who: Staff, @Body() body: BulkUploadDto) {
    return this.uploads.upload(who, body);
  }

  /** What the bot would answer now, and why. Counts as nothing and is stored nowhere. */
  @Post('faqs/match')
  @HttpCode(200)
  match(@Body() { text }: MatchDto) {
    const { exactEntry: _exactEntry, ...result } = this.knowledge.match(text);
    return result;
  }

  @Get('faqs/:id')
  get(@Param('id') id: string) {
    return this.answers.get(id);
  }

  @Put('faqs/:id')
  @StaffOnly('manager')
  update(@Who() who: Staff, @Param('id') id: string, @Body() body: CannedAnswerUpdateDto) {
    return this.answers.update(who, id, body);
  }

  @Delete('faqs/:id')
  @StaffOnly('manager')
  @HttpCode(204)
  archive(@Who() who: Staff, @Param('id') id: string) {
    return this.answers.archive(who, id);
  }

  @Post('faqs/:id/restore')
  @StaffOnly('manager')
  @HttpCode(200)
  restore(@Who() who: Staff, @Param('id') id: string) {
    return this.answers.restore(who, id);
  }

  @Get('faqs/:id/versions')
  versions(@Param('id') id: string, @Query() query: ListQueryDto) {
    return this.answers.versions(id, query);
  }

  @Post('faqs/:id/rollback')
  @StaffOnly('manager')
  @HttpCode(200)
  rollBack(@Who() who: Staff, @Param('id') id: string, @Body() { version }: RollbackDto) {
    return this.answers.rollBack(who, id, version);
  }
}
