import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ListQueryDto } from '../../../platform/http';
import { type Staff, StaffOnly, Who } from '../../auth';
import { DocumentsService } from './documents.service';
import { DocumentDto } from './dto/document.dto';

@ApiTags('documents')
@Controller('admin/documents')
@StaffOnly('agent')
export class DocumentsController {
  constructor(private readonly documents: DocumentsService) {}

  @Get()
  list(@Query() query: ListQueryDto) {
    return this.documents.list(query);
  }

  @Get(':id/passages')
  passages(@Param('id') id: string, @Query() query: ListQueryDto) {
    return this.documents.passages(id, query);
  }

  @Post()
  @StaffOnly('manager')
  upload(@Who() who: Staff, @Body() body: DocumentDto) {
    return this.documents.upload(who, body);
  }

  @Delete(':id')
  @StaffOnly('manager')
  @HttpCode(204)
  delete(@Who() who: Staff, @Param('id') id: string) {
    return this.documents.delete(who, id);
  }
}
