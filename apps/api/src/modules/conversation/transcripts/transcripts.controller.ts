import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ConversationDetail, ConversationList } from '@zhiyin/contracts';
import { StaffOnly } from '../../auth';
import { TranscriptQueryDto } from './transcript-query.dto';
import { TranscriptsService } from './transcripts.service';

@ApiTags('transcripts')
@ApiBearerAuth()
@StaffOnly('agent')
@Controller('admin/conversations')
export class TranscriptsController {
  constructor(private readonly transcripts: TranscriptsService) {}

  @Get()
  @ApiOperation({ summary: 'Conversations, newest first' })
  list(@Query() query: TranscriptQueryDto): Promise<ConversationList> {
    return this.transcripts.list(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One conversation in full, with the trace of every answer' })
  detail(@Param('id', ParseUUIDPipe) id: string): Promise<ConversationDetail> {
    return this.transcripts.detail(id);
  }
}
