import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ConversationView, Message } from '@zhiyin/contracts';
import { type Staff, StaffOnly, Who } from '../../auth';
import { ClaimDto, PresenceDto, StaffMessageDto } from '../dto/workbench.dto';
import { WorkbenchService } from './workbench.service';

@ApiTags('workbench')
@ApiBearerAuth()
@StaffOnly('agent')
@Controller('admin')
export class WorkbenchController {
  constructor(private readonly workbench: WorkbenchService) {}

  @Put('me/status')
  @HttpCode(204)
  @ApiOperation({ summary: 'Say whether you are there' })
  status(@Who() who: Staff, @Body() { status }: PresenceDto): Promise<void> {
    return this.workbench.setStatus(who, status);
  }

  @Post('conversations/:id/claim')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take over; 409 already_claimed or stale_view when it changed since it was seen' })
  claim(@Who() who: Staff, @Param('id', ParseUUIDPipe) id: string, @Body() dto: ClaimDto): Promise<ConversationView> {
    return this.workbench.claim(who, id, dto.controlEpoch);
  }

  @Post('conversations/:id/release')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give it back to the bot' })
  release(@Who() who: Staff, @Param('id', ParseUUIDPipe) id: string): Promise<ConversationView> {
    return this.workbench.release(who, id);
  }

  @Post('conversations/:id/close')
  @HttpCode(200)
  @ApiOperation({ summary: 'End the conversation' })
  close(@Who() who: Staff, @Param('id', ParseUUIDPipe) id: string): Promise<ConversationView> {
    return this.workbench.close(who, id);
  }

  @Post('conversations/:id/messages')
  @ApiOperation({ summary: 'Speak; 409 stale_view carries what the customer wrote meanwhile' })
  say(@Who() who: Staff, @Param('id', ParseUUIDPipe) id: string, @Body() dto: StaffMessageDto): Promise<Message> {
    return this.workbench.say(who, id, dto.text, dto.lastSeenSeq);
  }
}
