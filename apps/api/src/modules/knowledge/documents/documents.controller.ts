import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { DocumentSummary } from '@zhiyin/contracts';
import { ListQueryDto } from '../../../platform/http';
import { type Staff, StaffOnly, Who } from '../../auth';
import { DocumentsService } from './documents.service';
import { DocumentDto } from './dto/document.dto';
import { DocumentPageDto, DocumentReplyDto, PassagePageDto } from './dto/document-reply.dto';

@ApiTags('文档 documents')
@Controller('admin/documents')
@StaffOnly('agent')
export class DocumentsController {
  constructor(private readonly documents: DocumentsService) {}

  @Get()
  @ApiOperation({ summary: '文档列表，最新在前 documents, newest first' })
  @ApiOkResponse({ type: DocumentPageDto })
  list(@Query() query: ListQueryDto): Promise<DocumentPageDto> {
    return this.documents.list(query);
  }

  @Get(':id/passages')
  @ApiOperation({ summary: '文档的段落 passages in their order', description: 'Errors: not_found' })
  @ApiOkResponse({ type: PassagePageDto })
  passages(@Param('id') id: string, @Query() query: ListQueryDto): Promise<PassagePageDto> {
    return this.documents.passages(id, query);
  }

  @Post()
  @ApiOperation({ summary: '上传文档，同名替换 upload; the same title replaces' })
  @ApiCreatedResponse({ type: DocumentReplyDto })
  @StaffOnly('manager')
  upload(@Who() who: Staff, @Body() body: DocumentDto): Promise<DocumentSummary> {
    return this.documents.upload(who, body);
  }

  @Delete(':id')
  @ApiOperation({ summary: '删除文档 delete with its passages', description: 'Errors: not_found' })
  @ApiNoContentResponse()
  @StaffOnly('manager')
  @HttpCode(204)
  delete(@Who() who: Staff, @Param('id') id: string): Promise<void> {
    return this.documents.delete(who, id);
  }
}
